import { toReference } from '../../names.ts';
import { leaveRest } from '../read/leave-rest.ts';
import { startsChange } from '../read/opens-query.ts';
import { readChange } from '../read/read-change.ts';
import type { Into, Query } from '../syntax.ts';
import { columnsOf, type Output } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { addTemporary } from '../trace/trace-table.ts';
import type { Running } from './context.ts';
import { defineTable } from './define-table.ts';
import { intoVariables } from './into-variables.ts';
import { isManyInserts, runManyInserts } from './run-many-inserts.ts';
import { assignVariable } from './variables.ts';

/** A query or a change that stands as a statement of its own. */
export function runQuery(running: Running): undefined {
  if (isManyInserts(running)) return runManyInserts(running);
  const { reader, trace } = running;
  if (startsChange(reader)) {
    const change = readChange(reader);
    // The rows that another program gives are told nowhere.
    if (!EXECUTED.has(reader.key())) leaveRest(reader);
    trace.output = trace.change(change, trace.root);
    return;
  }
  const query = reader.query();
  leaveRest(reader);
  const output = trace.query(query, trace.root);
  const into = intoOf(query);
  if (into !== null) return storeInto(trace, into, output);
  if (assignItems(trace, output)) return;
  trace.output = output;
}

/** T-SQL: `INSERT INTO t EXEC p`. */
const EXECUTED: ReadonlySet<string> = new Set(['EXEC', 'EXECUTE']);

/** T-SQL: `SELECT @v = x FROM t`. */
function assignItems(trace: Trace, output: Output): boolean {
  if (trace.dialect !== 'tsql') return false;
  const assigned = [...columnsOf(output)].filter(([name]) => name.startsWith('@'));
  for (const [name, flow] of assigned) assignVariable(trace, name, flow, null);
  return assigned.length > 0;
}

function intoOf({ body }: Query): Into | null {
  if (body.is === 'select') return body.into;
  if (body.is === 'nested') return intoOf(body.query);
  return body.is === 'set' ? intoOf(body.first) : null;
}

/** Variables where they are known, else a new table. */
function storeInto(trace: Trace, into: Into, output: Output): undefined {
  const [first] = into.targets;
  const name = first?.at(-1)?.text ?? '';
  const isVariable =
    /^[:]/.test(name) ||
    into.targets.length > 1 ||
    (first?.length === 1 &&
      (trace.variables.has(name.toLowerCase()) || trace.cursors.has(name.toLowerCase())));
  if (isVariable)
    return intoVariables(
      trace,
      into.targets.map((parts) => parts.at(-1)?.text ?? ''),
      output,
    );
  const reference = toReference(first ?? [], trace.dialect);
  if (into.temporary || (trace.dialect === 'tsql' && /^[#@]/.test(name))) {
    addTemporary(trace, reference, output);
    return;
  }
  defineTable(trace, reference, output, []);
}
