import type { Change } from '../changes.ts';
import type { Expression } from '../syntax.ts';
import type { With } from './grammar.ts';
import { readAlias } from './read-alias.ts';
import { readAssignments } from './read-assignments.ts';
import { readJoins, readSource } from './read-from.ts';
import { readHead } from './read-head.ts';
import { readInsert } from './read-insert.ts';
import { readMergeActions } from './read-merge.ts';
import { readOutputs, readReturning } from './read-returning.ts';
import { skipTop } from './read-top.ts';
import type { Reader } from './reader.ts';
import { skipHint } from './skip-hint.ts';

/** INSERT, UPDATE, DELETE or MERGE with what it returns. */
export function readChange(reader: Reader): Change {
  const change = readVerb(reader, reader.grammar.with(reader));
  if (reader.take('OPTION')) reader.skipParens();
  return change;
}

function readVerb(reader: Reader, before: With): Change {
  if (reader.take('INSERT') || reader.take('REPLACE')) return readInsert(reader, before);
  if (reader.take('UPDATE')) return readUpdate(reader, before);
  if (reader.take('DELETE')) return readDelete(reader, before);
  reader.take('MERGE');
  return readMerge(reader, before);
}

function readUpdate(reader: Reader, before: With): Change {
  skipTop(reader);
  reader.take('ONLY');
  const head = readHead(reader, before, true);
  skipHint(reader);
  const from = /^(?:JOIN|LEFT|INNER|CROSS|,)$/.test(reader.key()) ? readMore(reader) : [];
  reader.take('SET');
  const set = readAssignments(reader);
  const outputs = readOutputs(reader);
  if (reader.take('FROM')) from.push(...readJoins(reader));
  const where = reader.take('WHERE') ? [reader.expression()] : [];
  outputs.push(...readReturning(reader));
  return { ...head, is: 'update', set, from, where, outputs };
}

/** Joins that stand right behind the target. */
function readMore(reader: Reader): ReturnType<typeof readJoins> {
  const start = reader.at;
  reader.at = start - 1;
  return readJoins(reader).slice(1);
}

function readDelete(reader: Reader, before: With): Change {
  skipTop(reader);
  reader.take('FROM');
  reader.take('ONLY');
  const head = readHead(reader, before, true);
  skipHint(reader);
  const outputs = readOutputs(reader);
  const from = reader.take('USING') || reader.take('FROM') ? readJoins(reader) : [];
  const where = reader.take('WHERE') ? [reader.expression()] : [];
  outputs.push(...readReturning(reader));
  return { ...head, is: 'delete', from, where, outputs };
}

function readMerge(reader: Reader, before: With): Change {
  if (reader.take('WITH', 'SCHEMA', 'EVOLUTION')) reader.skipped += 0;
  skipTop(reader);
  reader.take('INTO');
  const head = readHead(reader, before, false);
  skipHint(reader);
  const evolution = reader.take('WITH', 'SCHEMA', 'EVOLUTION');
  const alias = evolution && reader.sees('USING') ? null : readAlias(reader);
  reader.take('WITH', 'SCHEMA', 'EVOLUTION');
  skipHint(reader);
  reader.take('USING');
  const source = readSource(reader);
  const on: Expression[] = [];
  if (reader.take('ON')) on.push(reader.expression());
  else if (reader.take('USING'))
    on.push(...reader.nameList().map((parts): Expression => ({ is: 'column', parts })));
  const actions = readMergeActions(reader, readAssignments);
  const outputs = [...readOutputs(reader), ...readReturning(reader)];
  return { ...head, alias, is: 'merge', source, on, actions, outputs };
}
