/** How a page differs from the one of the run before. */
export interface PageChange {
  readonly page: string;
  readonly isNew: boolean;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Link definitions and footnotes are not what a page says. */
const APPARATUS = /^\[[^\]]+\]: /;

const said = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '' && !APPARATUS.test(line));

/** Lines that only one of two texts has, counted: since pages put one fact on a line, that is the facts that changed. */
function onlyIn(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

export function comparePage(page: string, before: string | undefined, now: string): PageChange {
  const old = said(before ?? '');
  const lines = said(now);
  return { page, isNew: before === undefined, added: onlyIn(lines, old), removed: onlyIn(old, lines) };
}
