import type { NamePart } from '../../names.ts';
import type { Expression, Pipe, SelectItem, SetBranch } from '../syntax.ts';
import { readJoin } from './read-from.ts';
import { readPivots } from './read-pivot.ts';
import { readAliases, readItem, readItems } from './read-select.ts';
import { skipSize } from './read-travel.ts';
import { readWindowBody } from './read-window.ts';
import type { Reader } from './reader.ts';

export const isPipe = (reader: Reader): boolean => reader.key() === '|>';

type Branches = (reader: Reader) => SetBranch[];

/** `|> operator` after `|> operator`, in BigQuery's and Databricks' words. */
export function readPipes(reader: Reader, branches: Branches): Pipe[] {
  const pipes: Pipe[] = [];
  while (reader.take('|>')) {
    const pipe = readPipe(reader, branches);
    if (pipe !== null) pipes.push(pipe);
    while (!reader.done && !/^(?:\|>|\)|;)$/.test(reader.key())) {
      reader.at += 1;
      reader.skipped += 1;
    }
  }
  return pipes;
}

/** By the operator's word. */
const PIPES: Readonly<Record<string, (reader: Reader) => Pipe | null>> = {
  AGGREGATE: readAggregate,
  DROP: (reader) => ({ is: 'drop', names: readNames(reader) }),
  RENAME: (reader) => ({ is: 'rename', pairs: readPairs(reader) }),
  AS: (reader) => ({ is: 'as', alias: reader.identifier() ?? { text: '', quoted: false } }),
  WHERE: readCondition,
  LIMIT: readLimit,
  HAVING: readCondition,
  QUALIFY: readCondition,
  DISTINCT: () => ({ is: 'control', control: [] }),
  TABLESAMPLE: (reader) => {
    skipSize(reader);
    return { is: 'control', control: [] };
  },
  ORDER: (reader) => ({ is: 'control', control: reader.take('BY') ? readOrdered(reader) : [] }),
  SELECT: (reader) => readList(reader, 'select'),
  EXTEND: (reader) => readList(reader, 'extend'),
  WINDOW: (reader) => readList(reader, 'extend'),
  SET: (reader) => readList(reader, 'set'),
};

function readPipe(reader: Reader, branches: Branches): Pipe | null {
  const read = PIPES[reader.key()];
  if (read !== undefined) {
    reader.at += 1;
    return read(reader);
  }
  if (/^(?:UNION|INTERSECT|EXCEPT)$/.test(reader.key()))
    return { is: 'set-operation', branches: branches(reader) };
  const [pivot] = readPivots(reader);
  return pivot === undefined ? readJoinPipe(reader) : { is: 'pivot', pivot };
}

function readLimit(reader: Reader): Pipe {
  const control = [reader.expression()];
  if (reader.take('OFFSET')) control.push(reader.expression());
  return { is: 'control', control };
}

function readCondition(reader: Reader): Pipe {
  return { is: 'control', control: [reader.expression()] };
}

function readList(reader: Reader, is: 'select' | 'extend' | 'set'): Pipe {
  if (is === 'select') reader.take('DISTINCT');
  const items: SelectItem[] = is === 'set' ? readSet(reader) : readItems(reader);
  const control: Expression[] = [];
  while (reader.take('WINDOW')) {
    reader.identifier();
    reader.take('AS');
    if (reader.take('(')) {
      readWindowBody(reader, control);
      reader.close();
    }
  }
  return { is, items, control };
}

function readSet(reader: Reader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    const alias = reader.name()?.at(-1);
    if (alias === undefined || !reader.take('=')) break;
    items.push({ value: reader.expression(), aliases: [alias] });
  } while (reader.take(','));
  return items;
}

function readAggregate(reader: Reader): Pipe {
  const items: SelectItem[] = /^(?:GROUP|\|>|\))?$/.test(reader.key()) ? [] : readOrderedItems(reader);
  const groups: SelectItem[] = [];
  if (reader.take('GROUP')) {
    if (reader.take('AND', 'ORDER')) reader.skipped += 0;
    reader.take('BY');
    groups.push(...readOrderedItems(reader));
  }
  return { is: 'aggregate', items, groups };
}

/** Items with ASC and DESC behind them. */
function readOrderedItems(reader: Reader): SelectItem[] {
  const items: SelectItem[] = [];
  do {
    if (/^(?:GROUP|\|>|\))?$/.test(reader.key())) break;
    const item = readItem(reader);
    const direction = /^(?:asc|desc)$/i.test(item.aliases[0]?.text ?? '');
    items.push(direction ? { value: item.value, aliases: readAliases(reader) } : item);
    if (!reader.take('ASC')) reader.take('DESC');
    if (reader.take('NULLS')) reader.at += 1;
  } while (reader.take(','));
  return items;
}

function readOrdered(reader: Reader): Expression[] {
  const found: Expression[] = [];
  do {
    found.push(reader.expression());
    if (!reader.take('ASC')) reader.take('DESC');
    if (reader.take('NULLS')) reader.at += 1;
  } while (reader.take(','));
  return found;
}

function readNames(reader: Reader): NamePart[] {
  const names: NamePart[] = [];
  do {
    const name = reader.name()?.at(-1);
    if (name !== undefined) names.push(name);
  } while (reader.take(','));
  return names;
}

function readPairs(reader: Reader): { from: NamePart; to: NamePart }[] {
  const pairs: { from: NamePart; to: NamePart }[] = [];
  do {
    const from = reader.name()?.at(-1);
    reader.take('AS');
    const to = reader.identifier();
    if (from !== undefined && to !== null) pairs.push({ from, to });
  } while (reader.take(','));
  return pairs;
}

/** `|> LEFT JOIN t ON …`. */
function readJoinPipe(reader: Reader): Pipe | null {
  const words = new Set<string>();
  while (/^(?:INNER|LEFT|RIGHT|FULL|OUTER|CROSS|NATURAL|SEMI|ANTI)$/.test(reader.key())) {
    words.add(reader.key());
    reader.at += 1;
  }
  if (!reader.take('JOIN')) return null;
  const side = words.has('FULL')
    ? 'full'
    : words.has('LEFT')
      ? 'left'
      : words.has('RIGHT')
        ? 'right'
        : 'inner';
  const kind = words.has('SEMI') || words.has('ANTI') ? 'semi' : side;
  return { is: 'join', joins: [readJoin(reader, kind, words.has('NATURAL'))] };
}
