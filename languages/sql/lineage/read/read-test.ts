import type { Reader } from './reader.ts';

const TESTS: ReadonlySet<string> = new Set(
  'NULL TRUE FALSE UNKNOWN JSON NFC NFD NFKC NFKD NORMALIZED DOCUMENT OF'.split(' '),
);
const SHAPES: ReadonlySet<string> = new Set(['OBJECT', 'ARRAY', 'SCALAR', 'VALUE', 'NORMALIZED']);

/** Takes a test that needs no second operand: `IS NOT NULL`, `IS JSON OBJECT WITH UNIQUE KEYS`, `IS NFC NORMALIZED`. */
export function takeTest(reader: Reader): boolean {
  if (!reader.sees('IS')) return false;
  const length = reader.key(1) === 'NOT' ? 2 : 1;
  if (!TESTS.has(reader.key(length))) return false;
  reader.at += length + 1;
  if (reader.key(-1) === 'OF') return reader.skipParens();
  reader.takeAny(SHAPES);
  if (reader.takeOne(['WITH', 'UNIQUE'], ['WITHOUT', 'UNIQUE'])) reader.take('KEYS');
  return true;
}
