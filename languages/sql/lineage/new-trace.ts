import type { Session } from '../session.ts';
import { Trace } from './trace/trace.ts';
import { traceChange } from './trace/trace-change.ts';
import { traceExpression } from './trace/trace-expression.ts';
import { traceBranches, traceQuery } from './trace/trace-query.ts';
import { traceStar } from './trace/trace-star.ts';

const tracing = {
  expression: traceExpression,
  query: traceQuery,
  star: traceStar,
  change: traceChange,
  branches: traceBranches,
};

export const newTrace = (session: Session): Trace => new Trace(session, tracing);

/** Columns of tables that are known before the script runs, folded by the dialect's rule. */
export function knowTables(
  trace: Trace,
  schema: ReadonlyMap<string, readonly string[]> = new Map(),
): undefined {
  const keepsCase = trace.dialect === 'postgres' || trace.dialect === 'snowflake';
  for (const [table, columns] of schema)
    trace.schemas.set(table, keepsCase ? columns : columns.map((name) => name.toLowerCase()));
}
