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
  const numbers = new Map<string, number>();
  const paths: string[] = [];
  /** By the number of a path: how often the paths behind it in the order of names changed with it. */
  const counts: Map<number, number>[] = [];

  function enter(width: number, touched: readonly string[]): void {
    if (width > WIDEST_COMMIT) return;
    const sorted = touched.toSorted(byCodeUnit).map(numberOf);
    for (let at = 0; at < sorted.length; at++) {
      const row = counts[sorted[at] as number] as Map<number, number>;
      for (let next = at + 1; next < sorted.length; next++) {
        const other = sorted[next] as number;
        row.set(other, (row.get(other) ?? 0) + 1);
      }
    }
  }

  function numberOf(path: string): number {
    const known = numbers.get(path);
    if (known !== undefined) return known;
    numbers.set(path, paths.length);
    counts.push(new Map());
    return paths.push(path) - 1;
  }

  function close(commitsOf: (path: string) => number): ItemOf<'co-change'>[] {
    const candidates: Pair[] = [];
    for (const [number, row] of counts.entries()) {
      const path = paths[number] as string;
      for (const [next, together] of row) {
        if (together < LEAST_TOGETHER) continue;
        const other = paths[next] as string;
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
