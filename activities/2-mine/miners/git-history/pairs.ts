import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';

/** Commits that touch more files are clean-ups and moves: they say nothing of what belongs together. */
const WIDEST_COMMIT = 50;
const LEAST_TOGETHER = 5;
const MOST_PER_FILE = 20;

interface Pair {
  readonly path: string;
  readonly other: string;
  readonly together: number;
  readonly share: number;
}

/** Counts which files change in the same commits. */
export function createPairs() {
  const counts = new Map<string, Map<string, number>>();

  function enter(width: number, paths: readonly string[]): void {
    if (width > WIDEST_COMMIT) return;
    const sorted = paths.toSorted(byCodeUnit);
    for (const [at, path] of sorted.entries()) {
      for (const other of sorted.slice(at + 1)) count(path, other);
    }
  }

  function count(path: string, other: string): void {
    const row = counts.get(path) ?? new Map<string, number>();
    if (row.size === 0) counts.set(path, row);
    row.set(other, (row.get(other) ?? 0) + 1);
  }

  function close(commitsOf: (path: string) => number): ItemOf<'co-change'>[] {
    const candidates: Pair[] = [];
    for (const [path, row] of counts) {
      for (const [other, together] of row) {
        if (together < LEAST_TOGETHER) continue;
        const rarest = Math.min(commitsOf(path), commitsOf(other));
        candidates.push({ path, other, together, share: Math.round((together / rarest) * 1000) / 1000 });
      }
    }
    return best(candidates).map(({ path, other, together, share }) => ({
      kind: 'co-change',
      path,
      lines: null,
      payload: { other_path: other, together, share },
    }));
  }

  return { enter, close };
}

/** The strongest pairs first, each taken while both of its files have room: so no file has more than its 20. */
function best(candidates: Pair[]): Pair[] {
  const taken = new Map<string, number>();
  const room = (path: string): boolean => (taken.get(path) ?? 0) < MOST_PER_FILE;
  return candidates.sort(byStrength).filter(({ path, other }) => {
    if (!room(path) || !room(other)) return false;
    taken.set(path, (taken.get(path) ?? 0) + 1);
    taken.set(other, (taken.get(other) ?? 0) + 1);
    return true;
  });
}

const byStrength = (a: Pair, b: Pair): number =>
  b.together - a.together || b.share - a.share || byCodeUnit(a.path, b.path) || byCodeUnit(a.other, b.other);
