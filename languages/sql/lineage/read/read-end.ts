import type { Expression } from '../syntax.ts';
import { readOrder } from './read-call.ts';
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
  START: (reader, control) => control.push(reader.expression()),
  CONNECT: readBy,
};

/** ORDER BY, LIMIT, FETCH, FOR UPDATE, OPTION, CONNECT BY. */
export function readEnd(reader: Reader, control: Expression[]): undefined {
  for (let rule = ENDS[reader.key()]; rule !== undefined; rule = ENDS[reader.key()]) {
    reader.at += 1;
    rule(reader, control);
  }
}

function readBy(reader: Reader, control: Expression[]): undefined {
  if (reader.take('BY')) readOrder(reader, control);
}

function readLimit(reader: Reader, control: Expression[]): undefined {
  control.push(reader.expression());
  reader.take('PERCENT');
  if (reader.takeOne([','], ['OFFSET'])) control.push(reader.expression());
  reader.takeOne(['ROWS'], ['ROW']);
}

/** FETCH FIRST n ROWS ONLY, FOR UPDATE OF t. */
function skipWords(reader: Reader): undefined {
  while (!reader.done && !/^[);,]$/.test(reader.key()) && reader.key() !== 'UNION') reader.at += 1;
}
