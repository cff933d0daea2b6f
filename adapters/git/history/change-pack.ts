import type { Commit, FileChange } from '../../../schemas/commit.ts';

/** Changes of some commits, made for quick reading: each path stands once, and the rest is one list of numbers. */
export interface ChangePack {
  readonly commits: readonly string[];
  readonly paths: readonly string[];
  /** Where the changes of each commit begin in `changes`, and where the last ones end. */
  readonly starts: readonly number[];
  /** Four numbers a change: path, former path, added, deleted; NONE where there is none. */
  readonly changes: readonly number[];
}

const NONE = -1;
const FIELDS = 4;

export function packChanges(commits: readonly Pick<Commit, 'sha' | 'changes'>[]): ChangePack {
  const numbers = new Map<string, number>();
  const numberOf = (path: string): number => {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    numbers.set(path, numbers.size);
    return numbers.size - 1;
  };
  const starts = [0];
  const changes: number[] = [];
  for (const commit of commits) {
    for (const { path, renamed_from, added, deleted } of commit.changes) {
      const from = renamed_from === null ? NONE : numberOf(renamed_from);
      changes.push(numberOf(path), from, added ?? NONE, deleted ?? NONE);
    }
    starts.push(changes.length);
  }
  return { commits: commits.map(({ sha }) => sha), paths: [...numbers.keys()], starts, changes };
}

/** Changes of the commit at this place of the pack. */
export function changesIn({ paths, starts, changes }: ChangePack, nth: number): readonly FileChange[] {
  const found: FileChange[] = [];
  const end = starts[nth + 1] as number;
  for (let at = starts[nth] as number; at < end; at += FIELDS) {
    const from = changes[at + 1] as number;
    found.push({
      path: paths[changes[at] as number] as string,
      renamed_from: from === NONE ? null : (paths[from] as string),
      added: countOf(changes[at + 2] as number),
      deleted: countOf(changes[at + 3] as number),
    });
  }
  return found;
}

const countOf = (number: number): number | null => (number === NONE ? null : number);

/** Null for an empty or torn line. */
export function parsePack(line: string): ChangePack | null {
  try {
    const pack = JSON.parse(line) as ChangePack;
    return Array.isArray(pack.commits) ? pack : null;
  } catch {
    return null;
  }
}
