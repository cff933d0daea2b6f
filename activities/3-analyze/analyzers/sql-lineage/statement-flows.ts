import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { Flows } from './flows.ts';

type Statement = Payload<'sql-statement'>;

/** Statements with more pairs of tables say nothing of which goes where. */
const MOST_PAIRS = 10_000;

/** Every table that a statement reads goes into every one that it writes. */
export function statementFlows(
  { path, lines, payload }: ItemOf<'sql-statement'>,
  flows: Flows,
): readonly Reject[] {
  if (path === null) return [];
  const { sources, targets } = movedRows(payload);
  if (sources.length * targets.length > MOST_PAIRS) return [tooMany(path, lines, payload)];
  const sure = surenessOf(payload);
  for (const from of sources)
    for (const to of targets) flows.add({ from, to, statements: 1, ...sure }, { path, lines });
  return [];
}

const MOVES_NOTHING = /^(?:drop|truncate)\b/;

/** DELETE reads tables to choose rows; rows go on only from the table that loses them to one that keeps them. */
function movedRows({ statement, reads, writes }: Statement): {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
} {
  if (MOVES_NOTHING.test(statement)) return { sources: [], targets: [] };
  if (!/^delete\b/.test(statement)) return { sources: reads, targets: writes };
  const read = new Set(reads);
  return {
    sources: writes.filter((table) => read.has(table)),
    targets: writes.filter((table) => !read.has(table)),
  };
}

/** A body holds statements of its own, of which only the sum is known. */
const BODIES = /^(?:create (?:procedure|function|task)|do|execute immediate|execute)$/;

function surenessOf({ statement, writes, by_tokens }: Statement) {
  if (writes.length > 1 && BODIES.test(statement)) return { confidence: 0.5, reason: 'several-statements' };
  return by_tokens === true ? { confidence: 0.7, reason: 'read-by-words' } : { confidence: 1, reason: null };
}

const tooMany = (
  path: string,
  lines: [number, number] | null,
  { statement, reads, writes }: Statement,
): Reject => ({
  kind: 'table-flow',
  reason: 'too-many-items',
  path,
  lines,
  detail: `${statement}: ${reads.length} tables read and ${writes.length} written are too many pairs`,
});
