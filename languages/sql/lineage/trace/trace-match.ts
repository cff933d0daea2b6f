import type { Pivot } from '../syntax.ts';
import { column, type Output, type Relation, relationOf } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';

/**
 * The rows of MATCH_RECOGNIZE: the partition's columns, or all of the table with ALL ROWS PER MATCH, and the measures. A
 * variable of the pattern stands for rows of the table; a bare name means the table's own column.
 */
export function traceMatch(
  trace: Trace,
  match: Extract<Pivot, { is: 'match' }>,
  relation: Relation,
  scope: Scope,
): Relation {
  const variables = match.variables.map((name) => ({ ...relation, path: [trace.columnName(name)] }));
  const outer = innerScope(scope.parent, { relations: variables });
  const inner = innerScope(outer, { relations: [relation] });
  trace.controls([...match.partition, ...match.control], inner);
  const kept: Output = match.all
    ? relation.output
    : match.partition.flatMap((value) => {
        const name = value.is === 'column' ? value.parts.at(-1) : undefined;
        return name === undefined ? [] : [column(trace.columnName(name), trace.expression(value, inner))];
      });
  const measures = match.measures.map(({ value, aliases: [name] }) =>
    column(name === undefined ? null : trace.columnName(name), trace.expression(value, inner)),
  );
  return relationOf(
    [...kept, ...measures],
    match.alias === null ? relation.path : [trace.columnName(match.alias)],
  );
}
