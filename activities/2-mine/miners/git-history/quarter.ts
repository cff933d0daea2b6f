/** Quarter of a UTC date in ISO 8601: 2026-11-23T… is in 2026-Q4. */
export const quarterOf = (date: string): string =>
  `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
