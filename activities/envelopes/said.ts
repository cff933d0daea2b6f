import { createHash } from 'node:crypto';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import type { Looked, Said } from '../../schemas/looked.ts';
import type { Reject } from '../../schemas/reject.ts';
import { placeName } from './place.ts';

/** Something that speaks of a path: an item, or a line with the path found in it. */
interface Speaking<T> {
  readonly path: string | null;
  readonly what: T;
}

export interface Group<T> extends Said {
  readonly items: readonly T[];
  readonly rejects: Reject[];
}

/** What was said, path by path, each with a hash of all that was said of it in the order given. Sorted by path. */
export function groupByPath<T>(
  items: Iterable<Speaking<T>>,
  rejects: readonly Reject[],
  spell: (item: T) => string,
): readonly Group<T>[] {
  const groups = new Map<string | null, { items: T[]; rejects: Reject[] }>();
  const of = (path: string | null) => {
    const group = groups.get(path) ?? { items: [], rejects: [] };
    groups.set(path, group);
    return group;
  };
  for (const { path, what } of items) of(path).items.push(what);
  for (const reject of rejects) of(reject.path).rejects.push(reject);
  return [...groups]
    .map(([path, group]) => ({ path, digest: digestOf(group, spell), ...group }))
    .sort(byPath);
}

/** The same for items of which those of a path come one after the other: no more of them is held than those of one path. */
export function* groupInTurn<T>(
  items: Iterable<Speaking<T>>,
  rejects: readonly Reject[],
  spell: (item: T) => string,
): Iterable<Group<T>> {
  const refused = Map.groupBy(rejects, ({ path }) => path);
  const seen = new Set<string | null>();
  const close = (path: string | null, own: readonly T[]): Group<T> => {
    if (seen.has(path))
      throw new Failure('ContractBroken', `items of ${path} do not come one after the other`);
    seen.add(path);
    const group = { items: own, rejects: refused.get(path) ?? [] };
    return { path, digest: digestOf(group, spell), ...group };
  };
  let open: { readonly path: string | null; readonly items: T[] } | null = null;
  for (const { path, what } of items) {
    if (open !== null && open.path !== path) yield close(open.path, open.items);
    if (open === null || open.path !== path) open = { path, items: [] };
    open.items.push(what);
  }
  if (open !== null) yield close(open.path, open.items);
  for (const path of refused.keys()) if (!seen.has(path)) yield close(path, []);
}

function digestOf<T>(
  { items, rejects }: { readonly items: readonly T[]; readonly rejects: readonly Reject[] },
  spell: (item: T) => string,
): string {
  const hash = createHash('sha1');
  for (const item of items) hash.update(spell(item)).update('\n');
  for (const reject of rejects) hash.update(canonicalJson(reject)).update('\n');
  return hash.digest('hex');
}

const byPath = (a: Said, b: Said): number => byCodeUnit(canonicalJson(a.path), canonicalJson(b.path));

/** The group as the run's list keeps it. */
export const toSaid = <T>({ path, digest, rejects }: Group<T>): Said => ({
  path,
  digest,
  ...(rejects.length === 0 ? {} : { rejects: [...rejects] }),
});

/** The piece of a producer that looks at everything at once. */
export const WHOLE = '';

/** A path and the hash of what was said of it. */
type Told = Pick<Said, 'path' | 'digest'>;

/** Whether of a path something else was said before, or nothing. */
export function changedSince(before: Looked | undefined): (told: Told) => boolean {
  const known = new Set(before?.said.map(({ path, digest }) => `${digest} ${path}`));
  return ({ path, digest }) => !known.has(`${digest} ${path}`);
}

/** Groups of which something else was said before, or nothing. */
export const changedGroups = <T>(
  groups: readonly Group<T>[],
  before: Looked | undefined,
): readonly Group<T>[] => groups.filter(changedSince(before));

/**
 * What a producer of everything at once said, when only changed groups went through ingress: their rejects are those
 * admitted now, the others' those of before.
 */
export function sayWhole(
  groups: readonly Told[],
  before: Looked | undefined,
  admitted: readonly Reject[],
): readonly Said[] {
  const changed = new Set(groups.filter(changedSince(before)).map(({ path }) => path));
  const former = new Map(before?.said.map((said) => [said.path, said]));
  const rejects = Map.groupBy(admitted, ({ path }) => path);
  const told = new Set(groups.map(({ path }) => path));
  const said = groups.map(({ path, digest }) => {
    const own = changed.has(path) ? rejects.get(path) : former.get(path)?.rejects;
    return { path, digest, ...(own === undefined ? {} : { rejects: [...own] }) };
  });
  const others = [...rejects].filter(([path]) => !told.has(path));
  return [...said, ...others.map(([path, own]) => ({ path, digest: NOTHING_SAID, rejects: own }))].sort(
    byPath,
  );
}

const NOTHING_SAID = createHash('sha1').digest('hex');

/** All rejects of what was said, as sorted lines. */
export const rejectLines = (said: readonly Said[]): string[] =>
  said.flatMap(({ rejects = [] }) => rejects.map(canonicalJson)).sort(byCodeUnit);

/** Marks of what was said in pieces: `<place>#<digest>`. */
export const saidMarks = (producer: string, said: readonly Said[]): string[] =>
  said.map(({ path, digest }) => `${placeName(producer, path)}#${digest}`);
