import type { NamePart, Reference } from '../../names.ts';
import type { Change } from '../changes.ts';
import type { Cte, Join } from '../syntax.ts';
import { openChange } from './open-change.ts';
import { type Output, relationOf } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { traceJoins } from './trace-from.ts';
import { returned } from './trace-returned.ts';
import { assignedColumn, type Target, writeColumn } from './write-columns.ts';

type Update = Extract<Change, { is: 'update' | 'delete' }>;

/** UPDATE and DELETE, of a table, of its alias in FROM, or of a CTE over it. */
export function traceUpdate(trace: Trace, change: Update, scope: Scope): Output {
  const [first] = change.target;
  const aliased =
    first !== undefined && change.target.length === 1 ? aliasedSource(trace, change.from, first) : null;
  const through = aliased === null ? cteSource(trace, change) : null;
  const { target, relation } = openChange(trace, aliased ?? through ?? change.reference, change.alias);
  const row =
    through === null ? relation : relationOf(cteOutput(trace, change, scope), ownName(trace, change));
  const again = aliased !== null || isNamedAgain(trace, change, target);
  const inner = innerScope(scope, { relations: again ? [] : [row] });
  traceJoins(trace, change.from, inner);
  if (change.is === 'update')
    assign(trace, change, target, aliased === null ? relation.path : ownName(trace, change), inner);
  trace.controls(change.where, inner);
  return returned(
    trace,
    change,
    target,
    relation,
    inner,
    inner.relations.length > 0 ? inner.relations : [relation],
  );
}

const ownName = (trace: Trace, change: Change): string[] =>
  change.target.slice(0, 1).map((part) => trace.columnName(part));

function assign(
  trace: Trace,
  change: Extract<Update, { is: 'update' }>,
  target: Target,
  own: readonly string[],
  scope: Scope,
): undefined {
  for (const { target: parts, value } of change.set) {
    const flow = trace.expression(value, scope);
    const [first] = parts;
    if (first?.text.startsWith('@') === true) trace.variables.set(first.text.toLowerCase(), flow);
    else writeColumn(trace, target, assignedColumn(trace, parts, own), flow);
  }
}

/** T-SQL names the target again in FROM without an alias: it is the same row. */
const isNamedAgain = (trace: Trace, change: Update, target: Target): boolean =>
  trace.dialect === 'tsql' &&
  change.from.some(
    ({ source }) => source.from.is === 'table' && trace.tableName(source.from.reference) === target.table,
  );

/** `UPDATE s … FROM dbo.stock AS s`: the alias stands for the table that is changed. */
function aliasedSource(trace: Trace, joins: readonly Join[], name: NamePart): Reference | null {
  const wanted = trace.columnName(name);
  for (const { source } of joins) {
    const { from, alias } = source;
    if (from.is === 'group') {
      const inside = aliasedSource(trace, from.joins, name);
      if (inside !== null) return inside;
    }
    if (from.is !== 'table') continue;
    const own = alias ?? from.parts.at(-1);
    if (own !== undefined && trace.columnName(own) === wanted && (alias !== null || trace.dialect === 'tsql'))
      return from.reference;
  }
  return null;
}

/** T-SQL changes a table through a CTE over it. */
function cteSource(trace: Trace, change: Change): Reference | null {
  const cte = targetCte(trace, change);
  if (cte === null || !('body' in cte.body) || cte.body.body.is !== 'select') return null;
  const first = cte.body.body.from[0]?.source.from;
  return first?.is === 'table' ? first.reference : null;
}

function targetCte(trace: Trace, change: Change): Cte | null {
  const [name] = change.target;
  if (name === undefined || change.target.length !== 1) return null;
  return change.ctes.find((cte) => trace.columnName(cte.name) === trace.columnName(name)) ?? null;
}

function cteOutput(trace: Trace, change: Change, scope: Scope): Output {
  const [name] = change.target;
  const found = name === undefined ? undefined : scope.ctes?.get(trace.columnName(name));
  return found ?? [];
}
