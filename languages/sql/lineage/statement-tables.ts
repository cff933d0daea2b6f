import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { SqlDialect } from '../parser.ts';
import { type KnownSchema, Session } from '../session.ts';
import type { RawStatement } from '../split.ts';
import { knowTables, newTrace } from './new-trace.ts';
import { runStatements } from './run/run-script.ts';
import type { Trace } from './trace/trace.ts';

/** The persistent tables that a statement touches; sorted, those behind temporary ones included. */
export interface TouchedTables {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** Of each statement of a script what it touches; null where some of its words were taken by no rule. */
export function statementTables(
  statements: readonly RawStatement[],
  dialect: SqlDialect,
  schema: KnownSchema,
): readonly (TouchedTables | null)[] {
  const trace = newTrace(new Session(dialect, schema));
  knowTables(trace, new Map(Object.entries(schema)));
  const found: (TouchedTables | null)[] = [];
  runStatements(trace, statements, 0, () => found.push(isWhole(trace) ? touched(trace) : null));
  return found;
}

const isWhole = ({ statement: { readers, unresolved } }: Trace): boolean =>
  readers.length > 0 &&
  readers.every(({ skipped }) => skipped === 0) &&
  [...unresolved.values()].every(({ reason }) => reason !== 'budget');

const touched = ({ statement: { reads, writes } }: Trace): TouchedTables => ({
  reads: [...reads].sort(byCodeUnit),
  writes: [...writes].sort(byCodeUnit),
});
