/**
 * The one spelling of a JSON value: keys sorted by code unit, no blanks. Equal values give equal text, so the text may
 * be compared, sorted and hashed. Keys without a value are left out as in JSON.stringify; NaN and infinities are refused.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON form`);
  if (value === null || typeof value !== 'object') return scalar(value);
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  return object(value as Record<string, unknown>);
}

function scalar(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`a ${typeof value} has no JSON form`);
  return text;
}

// Own keys are read one by one and never assigned, so a key called __proto__ is a key like any other.
function object(value: Record<string, unknown>): string {
  let text = '';
  for (const key of Object.keys(value).sort(byCodeUnit)) {
    const entry = value[key];
    if (entry !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(entry)}`;
  }
  return `{${text}}`;
}

/** Total order of text, the same on every machine and in every language setting. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
