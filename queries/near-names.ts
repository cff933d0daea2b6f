import { byCodeUnit } from '../schemas/canonical-json.ts';

const MOST = 5;

/** Known names that somebody who wrote `name` may have meant, the nearest first; none when nothing is near. */
export function nearNames(name: string, known: readonly string[]): string[] {
  const asked = name.slice(0, 100).toLowerCase().replaceAll('-', '_');
  return known
    .map((one) => ({ one, distance: editDistance(asked, one) }))
    .filter(
      ({ one, distance }) => distance <= Math.max(2, one.length / 3) || (asked !== '' && one.includes(asked)),
    )
    .sort((a, b) => a.distance - b.distance || byCodeUnit(a.one, b.one))
    .slice(0, MOST)
    .map(({ one }) => one);
}

/** Least number of letters to insert, drop or replace (Levenshtein). */
function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
