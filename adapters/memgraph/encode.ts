import neo4j from 'neo4j-driver';

/**
 * Parameters as the driver wants them: a JavaScript number would travel as Float even when whole (and LIMIT refuse it),
 * so whole numbers become 64-bit integers unless their key is known to hold fractions.
 */
export function encode(value: unknown, floats: ReadonlySet<string>, key = ''): unknown {
  if (typeof value === 'number')
    return Number.isInteger(value) && !floats.has(key) ? neo4j.int(value) : value;
  if (value === undefined) return null;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry) => encode(entry, floats, key));
  const encoded: Record<string, unknown> = {};
  for (const name of Object.keys(value))
    encoded[name] = encode((value as Record<string, unknown>)[name], floats, name);
  return encoded;
}
