import { foldPart, joinParts, type NamePart, type Reference } from '../../names.ts';
import type { Temporary } from './facts.ts';
import { type Output, type Relation, relationOf, renameColumns } from './relation.ts';
import { findCte, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';

/** A name in a FROM clause: a CTE, something temporary, or a persistent table, which is read. */
export function traceTable(
  trace: Trace,
  from: { readonly reference: Reference; readonly parts: readonly NamePart[] },
  alias: readonly string[],
  columns: readonly string[],
  scope: Scope,
): Relation {
  const [first] = from.parts;
  const cte = from.parts.length === 1 && first !== undefined ? findCte(trace.columnName(first), scope) : null;
  const path = alias.length > 0 ? alias : from.parts.map((part) => trace.columnName(part));
  if (cte !== null) return relationOf(renameColumns(cte, columns), path);
  const temporary = findTemporary(trace, from.reference);
  for (const name of temporary?.reads ?? []) {
    trace.statementReads.add(name);
    trace.statement.reads.add(name);
  }
  if (temporary !== null) return relationOf(renameColumns(temporary.output, columns), path);
  if (from.reference.kind === 'table' && from.reference.parts.length === 0) return relationOf([], path);
  const table = trace.tableName(from.reference);
  trace.read(table);
  const whole = alias.length > 0 ? alias : wholePath(trace, from.reference);
  return relationOf(renameColumns(trace.tableOutput(table), columns), whole, { table });
}

const wholePath = (trace: Trace, reference: Reference): string[] =>
  reference.kind === 'table' ? reference.parts.map((part) => trace.columnName(part)) : [];

/** The temporary table or view that a name means; a name that can only be temporary has no columns until it is filled. */
export function findTemporary(trace: Trace, reference: Reference): Temporary | null {
  if (reference.kind !== 'table') return null;
  const found =
    trace.temporary.get(trace.tableName(reference)) ?? trace.temporary.get(bareName(trace, reference));
  if (found !== undefined) return found;
  const last = reference.parts.at(-1)?.text ?? '';
  if (trace.dialect === 'tsql' && /^[@#]/.test(last)) return addTemporary(trace, reference, []);
  return null;
}

export function bareName(trace: Trace, reference: Reference): string {
  if (reference.kind !== 'table') return '';
  const parts = reference.parts.map((part) => foldPart(part, trace.dialect));
  const named =
    parts.length === 2 && /^(?:global_temp|pg_temp|temp|_?session)$/i.test(parts[0] ?? '')
      ? parts.slice(1)
      : parts;
  return joinParts(named);
}

export function addTemporary(trace: Trace, reference: Reference, output: Output): Temporary {
  const entry: Temporary = { output, name: bareName(trace, reference), reads: new Set(trace.statementReads) };
  trace.temporary.set(trace.tableName(reference), entry);
  trace.temporary.set(entry.name, entry);
  trace.statement.filled.add(entry);
  return entry;
}

export function dropTemporary(trace: Trace, reference: Reference): boolean {
  const known =
    trace.temporary.has(trace.tableName(reference)) || trace.temporary.has(bareName(trace, reference));
  trace.temporary.delete(trace.tableName(reference));
  trace.temporary.delete(bareName(trace, reference));
  return known;
}
