import { closingParen } from '../../read-name.ts';
import type { SelectItem } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** What may stand between the columns and the program that they are sent through. */
const FORMATS = /^(?:USING|ROW|RECORDWRITER)$/;

/**
 * Spark's `TRANSFORM (a, b) USING 'script' AS (x, y)`: rows go through a program, so that each column that comes out may
 * hold any of those that went in. Null for the function of that name, which works on lists.
 */
export function readScriptTransform(reader: Reader): SelectItem | null {
  if (!reader.sees('TRANSFORM', '(') || reader.dialect !== 'databricks') return null;
  const behind = reader.tokens[closingParen(reader.tokens, reader.at + 1) + 1]?.key ?? '';
  if (!FORMATS.test(behind)) return null;
  reader.at += 2;
  const args = reader.expressions();
  reader.close();
  reader.skipTo('USING', 'FROM');
  if (reader.take('USING')) reader.at += 1;
  const aliases = reader.take('AS')
    ? namesOf(reader)
    : ['key', 'value'].map((text) => ({ text, quoted: false }));
  reader.skipTo('FROM', ')', 'UNION');
  return {
    value: {
      is: 'call',
      parts: [{ text: 'transform', quoted: false }],
      args,
      control: [],
      within: [],
      over: false,
    },
    aliases,
  };
}

function namesOf(reader: Reader) {
  if (reader.key() === '(') return reader.nameList().flatMap((name) => name.at(-1) ?? []);
  const names = [];
  do {
    const name = reader.identifier();
    if (name !== null) names.push(name);
  } while (reader.take(','));
  return names;
}
