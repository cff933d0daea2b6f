/** How many lines hold code, from a first to a last line: blank lines and lines with only a comment do not count. */
export interface CodeLines {
  readonly total: number;
  /** All lines, the last one also when it does not end. */
  readonly lines: number;
  /** Lines counted from 1, both included. */
  readonly between: (first: number, last: number) => number;
  /** The last line with code up to and with this one: comments that trail a block are not of it. */
  readonly lastUpTo: (line: number) => number;
}

/**
 * Lines inside a string count unless they are blank. `commentLines` are those that a comment alone fills, counted
 * from 0: only the parser tells a comment from a `#` in a string.
 */
export function countCodeLines(text: string, commentLines: ReadonlySet<number>): CodeLines {
  const sums: number[] = [0];
  let sum = 0;
  let start = 0;
  for (let row = 0; start < text.length; row += 1) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (!commentLines.has(row) && !isBlank(text, start, stop)) sum += 1;
    sums.push(sum);
    start = stop + 1;
  }
  const upTo = (line: number): number => sums[Math.min(line, sums.length - 1)] ?? 0;
  function lastUpTo(line: number): number {
    let last = line;
    while (last > 1 && upTo(last) === upTo(last - 1)) last -= 1;
    return last;
  }
  return {
    total: sum,
    lines: sums.length - 1,
    between: (first, last) => upTo(last) - upTo(first - 1),
    lastUpTo,
  };
}

/** Space, tab, form feed, carriage return: what Python skips. */
export function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13)) return false;
  }
  return true;
}
