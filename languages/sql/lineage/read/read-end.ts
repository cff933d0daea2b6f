import type { Expression } from '../syntax.ts';
import { readOrder } from './read-call.ts';
import { skipSample } from './read-travel.ts';
import type { Reader } from './reader.ts';

type Rule = (reader: Reader, control: Expression[]) => void;

/** What may stand behind the body of a query, by its first word. */
const ENDS: Readonly<Record<string, Rule>> = {
  ORDER: readBy,
  SORT: readBy,
  CLUSTER: readBy,
  DISTRIBUTE: readBy,
  LIMIT: readLimit,
  OFFSET: readLimit,
  FETCH: skipWords,
  FOR: skipWords,
  OPTION: (reader) => reader.skipParens(),
  START: (reader, control) => {
    reader.take('WITH');
    control.push(reader.expression());
  },
  USING: (reader) => skipSample(reader),
  WITH: skipOptions,
  CONNECT: readBy,
};

/** ORDER BY, LIMIT, FETCH, FOR UPDATE, OPTION, CONNECT BY. */
export function readEnd(reader: Reader, control: Expression[]): undefined {
  for (let rule = ruleHere(reader); rule !== undefined; rule = ruleHere(reader)) {
    reader.at += 1;
    rule(reader, control);
  }
}

function ruleHere(reader: Reader): Rule | undefined {
  const key = reader.key();
  if (key === 'USING' && reader.key(1) !== 'SAMPLE') return undefined;
  if (key === 'WITH' && !OPTIONS.has(reader.key(1))) return undefined;
  return ENDS[key];
}

/** `WITH [NO] DATA`, `WITH LOCAL CHECK OPTION`: what a view or table keeps, no part of its query. */
const OPTIONS: ReadonlySet<string> = new Set(['DATA', 'NO', 'CHECK', 'LOCAL', 'CASCADED']);

function skipOptions(reader: Reader): undefined {
  while (reader.takeAny(OPTIONS) !== null || reader.take('OPTION') || reader.take('SCHEMA', 'BINDING'));
}

function readBy(reader: Reader, control: Expression[]): undefined {
  if (reader.take('BY')) readOrder(reader, control);
}

function readLimit(reader: Reader, control: Expression[]): undefined {
  if (reader.token()?.kind === 'number' && reader.key(1) === '%') reader.at += 2;
  else control.push(reader.expression());
  reader.take('PERCENT');
  if (reader.takeOne([','], ['OFFSET'])) control.push(reader.expression());
  reader.takeOne(['ROWS'], ['ROW']);
}

/** FETCH FIRST (n) ROWS ONLY, FOR UPDATE OF t, FOR XML PATH('x'), TYPE. */
function skipWords(reader: Reader): undefined {
  while (!reader.done && !/^[);]$/.test(reader.key()) && reader.key() !== 'UNION') {
    if (reader.sees('OPTION', '(')) return;
    if (!reader.skipParens()) reader.at += 1;
  }
}
