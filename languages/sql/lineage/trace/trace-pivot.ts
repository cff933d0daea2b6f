import type { NamePart } from '../../names.ts';
import type { Expression, Pivot } from '../syntax.ts';
import { starOf } from './columns-call.ts';
import { CONSTANT, changed, type Flow, UNKNOWN, unite } from './flow.ts';
import {
  column,
  type Output,
  type OutputItem,
  type Relation,
  relationOf,
  renameColumns,
} from './relation.ts';
import { ofRelation } from './resolve-column.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { traceMatch } from './trace-match.ts';
import { takeOut, traceStar } from './trace-star.ts';
import { tellOpen } from './write-columns.ts';

/** A table after PIVOT or UNPIVOT. */
export function tracePivot(trace: Trace, pivot: Pivot, relation: Relation, scope: Scope): Relation {
  if (pivot.is === 'match') return traceMatch(trace, pivot, relation, scope);
  return pivot.is === 'pivot'
    ? tracePivoted(trace, pivot, relation, scope)
    : traceUnpivoted(trace, pivot, relation, scope);
}

const aliasOf = (trace: Trace, alias: NamePart | null, relation: Relation): readonly string[] =>
  alias === null ? relation.path : [trace.columnName(alias)];

function tracePivoted(
  trace: Trace,
  pivot: Extract<Pivot, { is: 'pivot' }>,
  relation: Relation,
  scope: Scope,
): Relation {
  const inner = innerScope(scope.parent, { relations: [relation] });
  trace.controls(pivot.on, inner);
  const flows = pivot.aggregates.map((item) => trace.expression(item.value, inner));
  const used = new Set(
    [...pivot.on, ...pivot.aggregates.map((item) => item.value)].flatMap((value) => namesIn(trace, value)),
  );
  const kept: OutputItem[] =
    pivot.groups === null ? takeOut(relation.output, used) : groupItems(trace, pivot.groups, inner);
  const made: OutputItem[] = [];
  for (const value of pivot.values ?? [])
    for (const [at, item] of pivot.aggregates.entries()) {
      const alias = item.aliases[0];
      const name =
        value === null
          ? null
          : pivotName(
              trace,
              value,
              alias === undefined ? null : trace.columnName(alias),
              pivot.aggregates.length > 1,
            );
      made.push(column(name, flows[at] as Flow));
    }
  const output: Output = renameColumns(
    [...kept, ...made],
    pivot.columns.map((part) => trace.columnName(part)),
  );
  const rest = pivot.values === null ? unite(flows) : null;
  return relationOf(output, aliasOf(trace, pivot.alias, relation), { rest });
}

function groupItems(trace: Trace, groups: readonly Expression[], scope: Scope): OutputItem[] {
  return groups.map((value) =>
    column(
      value.is === 'column' ? trace.columnName(value.parts.at(-1) as NamePart) : null,
      trace.expression(value, scope),
    ),
  );
}

/** How a dialect names the column of a value and an aggregate. */
function pivotName(trace: Trace, value: NamePart, alias: string | null, several: boolean): string {
  const { dialect } = trace;
  const name = trace.columnName(value);
  if (alias === null) return name;
  if (dialect === 'bigquery') return `${alias}_${name}`;
  if (dialect === 'duckdb') return `${name}_${alias}`;
  return several ? `${name}_${alias}` : name;
}

/** Columns that are used up: they are no columns of the result. */
function namesIn(trace: Trace, value: Expression): string[] {
  switch (value.is) {
    case 'column':
      return [trace.columnName(value.parts.at(-1) as NamePart)];
    case 'operation':
      return value.parts.flatMap((part) => namesIn(trace, part));
    case 'call':
      return [...value.args, ...value.control, ...value.within].flatMap((part) => namesIn(trace, part));
    case 'named':
      return namesIn(trace, value.value);
    default:
      return [];
  }
}

const namesOf = (output: Output): NamePart[][] =>
  output.flatMap((item) =>
    item.is === 'column' && item.name !== null ? [[{ text: item.name, quoted: true }]] : [],
  );

function traceUnpivoted(
  trace: Trace,
  pivot: Extract<Pivot, { is: 'unpivot' }>,
  relation: Relation,
  scope: Scope,
): Relation {
  const meant = pivot.calls.flatMap((call) =>
    traceStar(trace, starOf(call), innerScope(scope.parent, { relations: [relation] })),
  );
  const columns = [...pivot.columns, ...namesOf(meant)];
  const isOpen = meant.some((item) => item.is === 'open');
  const used = new Set(columns.flat().map((part) => trace.columnName(part)));
  const kept = isOpen ? [] : takeOut(relation.output, used);
  tellOpen(trace, meant);
  const values = pivot.values.map((part, at): OutputItem => {
    if (isOpen) return column(trace.columnName(part), UNKNOWN);
    const flows = columns.flatMap((group) => {
      const name = group[at] ?? group[0];
      return name === undefined ? [] : [ofRelation(trace, relation, trace.columnName(name))];
    });
    return column(trace.columnName(part), changed(flows));
  });
  const name = column(trace.columnName(pivot.name), CONSTANT);
  const order =
    trace.dialect === 'snowflake' || trace.dialect === 'databricks' || trace.dialect === 'duckdb'
      ? [name, ...values]
      : [...values, name];
  const output = renameColumns(
    [...kept, ...order],
    pivot.aliases.map((part) => trace.columnName(part)),
  );
  return relationOf(output, aliasOf(trace, pivot.alias, relation));
}
