import type { ChangeClass } from '../../schemas/ontology-change.ts';

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

/** Order of versions. */
export function byVersion(a: string, b: string): number {
  const [one, other] = [numbers(a), numbers(b)];
  return one.map((part, at) => part - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** The version that a change of a class leads to. */
export function nextVersion(version: string, of: ChangeClass): string {
  const [major = 0, minor = 0, patch = 0] = numbers(version);
  if (of === 'major') return `${major + 1}.0.0`;
  return of === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
