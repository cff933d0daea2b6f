import type { Assignment, MergeAction } from '../changes.ts';
import type { Expression, Star } from '../syntax.ts';
import { readStar } from './read-star.ts';
import type { Reader } from './reader.ts';

type Assignments = (reader: Reader) => Assignment[];

/** `WHEN [NOT] MATCHED [BY …] [AND …] THEN …`, one after the other. */
export function readMergeActions(reader: Reader, assignments: Assignments): MergeAction[] {
  const actions: MergeAction[] = [];
  while (reader.take('WHEN')) {
    reader.take('NOT');
    reader.take('MATCHED');
    if (reader.take('BY')) reader.at += 1;
    const condition: Expression[] = reader.take('AND') ? [reader.expression()] : [];
    reader.take('THEN');
    actions.push({ condition, action: readAction(reader, condition, assignments) });
  }
  return actions;
}

function readAction(
  reader: Reader,
  condition: Expression[],
  assignments: Assignments,
): MergeAction['action'] {
  if (reader.take('UPDATE')) {
    reader.take('ALL');
    if (reader.take('BY', 'NAME') || reader.take('BY', 'POSITION'))
      return { is: 'update', set: [], star: all };
    if (!reader.take('SET')) return { is: 'update', set: [], star: all };
    if (reader.key() === '*') return { is: 'update', set: [], star: readStar(reader, []) };
    const set = assignments(reader);
    if (reader.take('WHERE')) condition.push(reader.expression());
    return { is: 'update', set, star: null };
  }
  if (reader.take('INSERT')) return readInsert(reader, condition);
  while (!reader.done && !/^(?:WHEN|OUTPUT|RETURNING|\))$/.test(reader.key())) reader.at += 1;
  return { is: 'none' };
}

const all: Star = {
  is: 'star',
  qualifier: [],
  of: null,
  except: [],
  replace: [],
  rename: [],
  filter: null,
};

function readInsert(reader: Reader, condition: Expression[]): MergeAction['action'] {
  if (reader.key() === '*') return { is: 'insert', columns: null, values: null, star: readStar(reader, []) };
  reader.take('ALL');
  if (reader.take('BY', 'NAME') || reader.take('BY', 'POSITION')) reader.take('*');
  const columns = reader.key() === '(' ? reader.nameList() : null;
  if (reader.take('ROW')) return { is: 'insert', columns, values: null, star: all };
  reader.takeOne(['OVERRIDING', 'SYSTEM', 'VALUE'], ['OVERRIDING', 'USER', 'VALUE']);
  if (reader.take('DEFAULT', 'VALUES')) return { is: 'none' };
  if (!reader.take('VALUES'))
    return { is: 'insert', columns, values: null, star: columns === null ? all : null };
  if (reader.take('ROW')) return { is: 'insert', columns, values: null, star: all };
  reader.take('(');
  const values = reader.key() === ')' ? [] : reader.expressions();
  reader.close();
  if (reader.take('WHERE')) condition.push(reader.expression());
  return { is: 'insert', columns, values, star: null };
}
