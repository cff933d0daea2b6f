/** Rows as lines of columns for people. Mined text cannot move the cursor: control characters are shown as escapes. */
export function tableLines(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const [first] = rows;
  if (first === undefined) return ['no rows'];
  const columns = Object.keys(first);
  const table = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
  const widths = columns.map((_, index) =>
    Math.min(WIDEST, Math.max(...table.map((line) => (line[index] ?? '').length))),
  );
  return table.map((line) =>
    line
      .map((text, index) => text.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const WIDEST = 60;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(cell).join(', ');
  return String(value).replaceAll(UNPRINTABLE, (character) => JSON.stringify(character).slice(1, -1));
}

/** Control characters, and those that turn or hide text. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
