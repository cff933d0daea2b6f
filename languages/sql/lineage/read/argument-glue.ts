import { skipType } from './read-type.ts';
import type { Reader } from './reader.ts';
import { RESERVED } from './words.ts';

/** Words that part the arguments of EXTRACT, TRIM, SUBSTRING, POSITION, OVERLAY, LISTAGG and their like. */
const SEPARATORS: ReadonlySet<string> = new Set([
  'FROM',
  'FOR',
  'PLACING',
  'IN',
  'USING',
  'SEPARATOR',
  'LIMIT',
  'AS',
  'VALUE',
  'PASSING',
]);
const NOISE: ReadonlySet<string> = new Set([
  'DISTINCT',
  'ALL',
  'BOTH',
  'LEADING',
  'TRAILING',
  'VARIADIC',
  'STREAM',
]);

/** Signs and words between arguments that are none: `JSON_OBJECT('a': x, 'b': y ABSENT ON NULL)`. */
const GLUE: readonly (readonly string[])[] = [
  [','],
  [':'],
  ['IGNORE', 'NULLS'],
  ['RESPECT', 'NULLS'],
  ['NULL', 'ON', 'NULL'],
  ['ABSENT', 'ON', 'NULL'],
  ['NULL', 'ON', 'ERROR'],
  ['NULL', 'ON', 'EMPTY'],
  ['ERROR', 'ON', 'ERROR'],
  ['ERROR', 'ON', 'EMPTY'],
  ['WITH', 'UNIQUE', 'KEYS'],
  ['WITHOUT', 'UNIQUE', 'KEYS'],
];

/** Takes what stands between the arguments of a call and is none. */
export const takeGlue = (reader: Reader): boolean =>
  reader.takeOne(...GLUE) || takeReturning(reader) || takeNoise(reader);

/** `RETURNING jsonb`: the type of the result. */
function takeReturning(reader: Reader): boolean {
  if (!reader.sees('RETURNING') || reader.token(1)?.kind !== 'word') return false;
  reader.at += 1;
  skipType(reader);
  return true;
}

function takeNoise(reader: Reader): boolean {
  const next = reader.key(1);
  const stands = next !== '(' && next !== ',' && next !== ')';
  const isNoise = NOISE.has(reader.key()) && stands && next !== '.';
  const isSeparator = SEPARATORS.has(reader.key()) && stands && parts(reader);
  if (!isNoise && reader.key() !== 'DISTINCT' && !isSeparator && !partsBeforeParens(reader)) return false;
  reader.at += 1;
  return true;
}

/** `'k' VALUE v`: a word that may as well be a column stands behind an argument, not at the place of one. */
const parts = (reader: Reader): boolean => RESERVED.has(reader.key()) || !/^[(,]$/.test(reader.key(-1));

/** `extract(epoch FROM (a - b))`: behind an argument FROM begins no query, whatever follows. */
const partsBeforeParens = (reader: Reader): boolean =>
  /^(?:FROM|FOR|PLACING)$/.test(reader.key()) && reader.key(1) === '(' && !/^[(,]$/.test(reader.key(-1));
