import type { NamePart } from '../../names.ts';
import type { Assignment, Change, ColumnList, Output } from '../changes.ts';
import type { Expression, Query } from '../syntax.ts';
import type { With } from './grammar.ts';
import { opensQuery } from './opens-query.ts';
import { readAlias } from './read-alias.ts';
import { readAssignments } from './read-assignments.ts';
import { type Head, headWithoutTarget, readHead } from './read-head.ts';
import { readReplaceOn } from './read-replace-on.ts';
import { readOutput, readReturning } from './read-returning.ts';
import { skipTop } from './read-top.ts';
import type { Reader } from './reader.ts';
import { skipHint } from './skip-hint.ts';
import { RESERVED } from './words.ts';

const INSERT_WORDS: ReadonlySet<string> = new Set([
  'OVERWRITE',
  'INTO',
  'TABLE',
  'OR',
  'REPLACE',
  'IGNORE',
  'ABORT',
  'FAIL',
  'ROLLBACK',
]);

/** `INSERT INTO ONCE t` of a flow. */
const isOnce = (reader: Reader): boolean =>
  reader.sees('ONCE') && reader.token(1)?.kind !== 'symbol' && !/^(?:BY|SELECT|VALUES)$/.test(reader.key(1));

interface Clauses {
  readonly partition: { name: NamePart; value: Expression | null }[];
  readonly control: Expression[];
  readonly outputs: Output[];
  alias: NamePart | null;
  columns: ColumnList;
  byName: boolean;
}

type Rule = (reader: Reader, clauses: Clauses) => boolean;

/** What may stand between the target of an INSERT and its rows, in any order. */
const CLAUSES: readonly Rule[] = [
  (reader, { partition }) => {
    if (!reader.take('PARTITION', '(')) return false;
    readPartition(reader, partition);
    return true;
  },
  (reader, clauses) => {
    if (!reader.take('BY', 'NAME')) return false;
    clauses.byName = true;
    return true;
  },
  (reader) =>
    reader.takeOne(
      ['BY', 'POSITION'],
      ['IF', 'NOT', 'EXISTS'],
      ['OVERRIDING', 'SYSTEM', 'VALUE'],
      ['OVERRIDING', 'USER', 'VALUE'],
    ),
  (reader, { control }) => {
    if (reader.take('REPLACE', 'ON')) control.push(readReplaceOn(reader));
    else if (reader.take('REPLACE', 'WHERE')) control.push(reader.expression());
    else return false;
    return true;
  },
  (reader, { control }) => {
    if (!reader.take('REPLACE', 'USING')) return false;
    control.push(...reader.nameList().map((parts): Expression => ({ is: 'column', parts })));
    return true;
  },
  (reader, clauses) => {
    if (reader.key() !== '(' || clauses.columns !== null || opensQuery(reader)) return false;
    clauses.columns = reader.nameList();
    return true;
  },
  (reader, { outputs }) => {
    if (!reader.take('OUTPUT')) return false;
    outputs.push(readOutput(reader));
    return true;
  },
  (reader) => {
    if (!reader.sees('WITH', '(')) return false;
    skipHint(reader);
    return true;
  },
  (reader, clauses) => {
    if (clauses.alias !== null || !(reader.sees('AS') || isAlias(reader))) return false;
    clauses.alias = readAlias(reader);
    return true;
  },
];

/** A table, or `DIRECTORY 'p' USING csv OPTIONS (…)`, whose path may stand among the options. */
function readTarget(reader: Reader, before: With): Head {
  if (!reader.takeOne(['LOCAL', 'DIRECTORY'], ['DIRECTORY'])) return readHead(reader, before, false);
  const head = reader.sees('USING') ? headWithoutTarget(before) : readHead(reader, before, false);
  reader.skipTo('SELECT', 'WITH', 'FROM', 'VALUES', 'TABLE');
  return head;
}

export function readInsert(reader: Reader, before: With): Change {
  reader.take('WITH', 'SCHEMA', 'EVOLUTION');
  while (reader.takeAny(INSERT_WORDS) !== null && !/^\($/.test(reader.key()));
  if (isOnce(reader)) reader.at += 1;
  if (skipTop(reader)) while (reader.takeAny(INSERT_WORDS) !== null);
  const head = readTarget(reader, before);
  const clauses: Clauses = {
    partition: [],
    control: [],
    outputs: [],
    alias: null,
    columns: null,
    byName: false,
  };
  while (CLAUSES.some((rule) => rule(reader, clauses)));
  const set = reader.take('SET') ? readAssignments(reader) : [];
  const query = readInserted(reader);
  const source = reader.key(-1) === ')' && clauses.control.length > 0 ? readAlias(reader) : null;
  const conflict = readConflict(reader);
  clauses.outputs.push(...readReturning(reader));
  return { ...head, ...clauses, is: 'insert', query, source, set, ...conflict };
}

const isAlias = (reader: Reader): boolean => {
  const token = reader.token();
  return (
    token?.kind === 'word' &&
    !RESERVED.has(token.key) &&
    !/^(?:VALUES|DEFAULT|TABLE|EXEC|EXECUTE|PARTITION|REPLACE|BY|SELECT)$/.test(token.key)
  );
};

function readInserted(reader: Reader): Query | null {
  if (reader.take('DEFAULT', 'VALUES') || reader.done) return null;
  if (/^(?:EXEC|EXECUTE)$/.test(reader.key())) return null;
  return /^(?:SELECT|WITH|VALUES|FROM|TABLE|\()$/.test(reader.key()) ? reader.query() : null;
}

function readPartition(reader: Reader, into: { name: NamePart; value: Expression | null }[]): undefined {
  do {
    const name = reader.name()?.at(-1);
    const value = reader.take('=') ? reader.expression() : null;
    if (name !== undefined) into.push({ name, value });
  } while (reader.take(','));
  reader.close();
}

/** ON CONFLICT … DO UPDATE SET …, and MySQL's ON DUPLICATE KEY UPDATE. */
function readConflict(reader: Reader): { conflict: Assignment[]; conflictControl: Expression[] } {
  const conflictControl: Expression[] = [];
  const conflict: Assignment[] = [];
  while (reader.take('ON', 'CONFLICT')) {
    if (reader.key() === '(') {
      reader.at += 1;
      conflictControl.push(...reader.expressions());
      reader.close();
    }
    if (reader.take('ON', 'CONSTRAINT')) reader.identifier();
    if (reader.take('WHERE')) conflictControl.push(reader.expression());
    if (reader.take('DO', 'UPDATE', 'SET')) conflict.push(...readAssignments(reader));
    else reader.take('DO', 'NOTHING');
    if (reader.take('WHERE')) conflictControl.push(reader.expression());
  }
  return { conflict, conflictControl };
}
