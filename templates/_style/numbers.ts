/** 12345 → "12,345"; null → "unknown". The same on every machine, whatever its locale. */
export const formatNumber = (value: number | null): string =>
  value === null ? 'unknown' : String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/**
 * 336258 → "~340,000", 87 → "87": the first two digits. For pictures, which shall become others only when what they show has
 * visibly changed; the page's tables hold the exact number.
 */
export function formatRounded(value: number): string {
  if (value < 100) return formatNumber(value);
  const step = 10 ** (String(Math.trunc(value)).length - 2);
  const rounded = Math.round(value / step) * step;
  return `${rounded === value ? '' : '~'}${formatNumber(rounded)}`;
}

/** 3, 7 → "43 %"; what is there but rounds to nothing is "< 1 %", what is not whole is never "100 %". */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '–';
  const rounded = Math.round((100 * part) / whole);
  if (part > 0 && rounded === 0) return '< 1 %';
  if (part < whole && rounded === 100) return '> 99 %';
  return `${rounded} %`;
}

/** 1 → "1 file", 2 → "2 files", 0 → "no files". */
export function countOf(value: number, one: string, many = `${one}s`): string {
  if (value === 0) return `no ${many}`;
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

/** ["a"] → "a"; ["a","b","c"] → "a, b and c". */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
