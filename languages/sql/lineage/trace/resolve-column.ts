import type { NamePart } from '../../names.ts';
import { variableParts } from '../../session-variable.ts';
import { UNKNOWN_TEXT } from '../../unknown-text.ts';
import { atPosition } from './at-position.ts';
import { COMPUTED, changed, direct, type Flow, lessSure, UNKNOWN, unite } from './flow.ts';
import { type Open, opensOf, type Relation } from './relation.ts';
import { WITH_ROWS } from './row-of.ts';
import { findParameter, findRelation, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';

/** What a column reference stands for, traced to persistent tables. */
export function resolveColumn(trace: Trace, parts: readonly NamePart[], scope: Scope): Flow {
  const names = ownParts(trace, parts).map((part) => trace.columnName(part));
  if (names.at(-1)?.includes(UNKNOWN_TEXT)) return lessSure(UNKNOWN, 0.5);
  for (let length = Math.min(names.length - 1, 4); length > 0; length--) {
    const relation = findRelation(names.slice(0, length), scope);
    if (relation === null) continue;
    const certain = length === 1 ? bareColumn(names[0] as string, relation, scope) : null;
    if (certain !== null) break;
    const value = ofRelation(trace, relation, names[length] as string);
    return names.length > length + 1 ? changed([fieldOf(value, names[length + 1])]) : value;
  }
  const value = resolveName(trace, names[0] ?? '', scope, parts[0]?.text ?? '');
  return names.length > 1 ? changed([fieldOf(value, names[1])]) : value;
}

/** The field of a struct that was put together in sight; any other is as far as one can tell all of the struct. */
const fieldOf = (value: Flow, name: string | undefined): Flow =>
  value.fields?.flatMap((item) => (item.is === 'column' && item.name === name ? [item.flow] : []))[0] ??
  value;

/** Without the schema of session variables, where one of that name is set. */
function ownParts(trace: Trace, parts: readonly NamePart[]): readonly NamePart[] {
  const bare = variableParts(parts, trace.dialect);
  const isVariable = bare.length < parts.length && trace.variables.has(bare[0]?.text.toLowerCase() ?? '');
  return isVariable ? bare : splitDots(trace, parts);
}

/** One pair of backticks around a dotted path is split at its dots. */
const splitDots = (trace: Trace, parts: readonly NamePart[]): readonly NamePart[] =>
  trace.dialect === 'bigquery' && parts.some((part) => part.quoted && part.text.includes('.'))
    ? parts.flatMap((part) => part.text.split('.').map((text) => ({ text, quoted: part.quoted })))
    : parts;

/** A generator's column that is named like its table: `UNNEST(x) AS item`, then `item.sku` is a field. */
function bareColumn(name: string, relation: Relation, scope: Scope): Flow | null {
  return relation.rest !== null && relation.table === null && scope.relations.includes(relation)
    ? (relation.columns.get(name) ?? null)
    : null;
}

/** A column of a table that is named before it. */
export function ofRelation(trace: Trace, relation: Relation, name: string): Flow {
  const known = relation.columns.get(name) ?? atPosition(trace, relation, name);
  if (known !== undefined) return known;
  const opens = opensOf(relation.output).filter((open) => !open.without.has(name));
  if (opens.length === 1) return ofOpen(trace, opens[0] as Open, name, relation.table === null ? 0.9 : 1);
  if (opens.length > 1) return ambiguous(trace, name);
  if (relation.rest !== null) return relation.rest;
  if (relation.table !== null) return direct(trace.source(relation.table, name), isPseudo(name) ? 1 : 0.7);
  trace.unsure(name, 'ambiguous-column');
  return lessSure(UNKNOWN, 0.5);
}

const isPseudo = (name: string): boolean =>
  /^(?:_metadata|_change_type|_commit_\w+|metadata\$\w+|\$\d+|_table_suffix|_partition\w+|_file_name|ctid|xmin|rowid|filename|file_row_number|\$action)$/.test(
    name,
  );

function ofOpen(trace: Trace, open: Open, name: string, confidence: number): Flow {
  if (open.flow !== null) return lessSure(open.flow, 0.9);
  const flows = open.tables.map((table) => direct(trace.source(table, name), confidence));
  return open.tables.length > 1 ? lessSure(unite(flows), 0.8) : unite(flows);
}

function ambiguous(trace: Trace, name: string): Flow {
  trace.unsure(name, 'ambiguous-column');
  return UNKNOWN;
}

/** An unqualified name: the innermost scope that can hold it; what is known for certain beats what may be. */
function resolveName(trace: Trace, name: string, scope: Scope, written: string): Flow {
  if (name === '$action') return COMPUTED;
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = certainIn(trace, name, at);
    if (found !== null) return found;
    const outside = findParameter(name, at) ?? variableOf(trace, name, written);
    if (outside !== null) return outside;
    const maybe = possibleIn(trace, name, at);
    if (maybe !== null) return maybe;
  }
  return isConstantName(trace, written) ? CONSTANT_FLOW : UNKNOWN_NAME;
}

const CONSTANT_FLOW: Flow = { kind: 'constant', sources: new Set(), confidence: 1 };
/** A name that no scope holds: a constant as far as lineage goes, but nobody knows. */
const UNKNOWN_NAME: Flow = { kind: 'constant', sources: new Set(), confidence: 0.5 };

const isConstantName = (trace: Trace, written: string): boolean =>
  /^[@:$]/.test(written) || trace.variables.has(written.toLowerCase());

function variableOf(trace: Trace, name: string, written: string): Flow | null {
  const bare = name.replace(/^(?::|\$(?=[a-z_]))/i, '');
  const found = trace.variables.get(bare.toLowerCase());
  if (found !== undefined) return found;
  if (/^@/.test(written) || /^:/.test(written)) return CONSTANT_FLOW;
  // Snowflake's $1 is a column of a file; its $name is a variable of the session.
  const variable = trace.dialect === 'snowflake' ? /^\$[a-z_]/i : /^\$/;
  return variable.test(written) && ['postgres', 'duckdb', 'snowflake'].includes(trace.dialect)
    ? CONSTANT_FLOW
    : null;
}

function certainIn(trace: Trace, name: string, scope: Scope): Flow | null {
  const merged = scope.merged.get(name);
  if (merged !== undefined) return merged;
  const having = scope.relations.filter((relation) => !relation.hidden && relation.columns.has(name));
  if (having.length > 1 && having.some((one) => one.table === null || !trace.dialect))
    return ambiguousAmong(trace, name, having);
  if (having.length > 1) return ambiguous(trace, name);
  if (having.length === 1) return having[0]?.columns.get(name) ?? null;
  const [only] = scope.relations;
  const placed =
    only !== undefined && scope.relations.length === 1 ? atPosition(trace, only, name) : undefined;
  if (placed !== undefined) return placed;
  const row = scope.relations.find(
    (relation) => relation.path.length > 0 && relation.path.at(-1) === name && relation.rest !== null,
  );
  return row?.rest ?? scope.aliases.get(name) ?? null;
}

/** Later generators hide nothing: two tables that surely have the name leave it open which is meant. */
function ambiguousAmong(trace: Trace, name: string, having: readonly Relation[]): Flow {
  const first = having[0]?.columns.get(name);
  const same = having.every((relation) => relation.columns.get(name) === first);
  return same && first !== undefined ? first : ambiguous(trace, name);
}

function possibleIn(trace: Trace, name: string, scope: Scope): Flow | null {
  const opens = scope.relations
    .filter((relation) => !relation.hidden)
    .flatMap((relation) =>
      opensOf(relation.output)
        .filter((open) => !open.without.has(name))
        .map((open) => ({ open, relation })),
    );
  if (opens.length > 1)
    return declaredIn(trace, name, opens) ?? wholeRow(trace, name, scope) ?? ambiguous(trace, name);
  const [only] = opens;
  if (only === undefined) return restIn(trace, name, scope);
  const row = wholeRow(trace, name, scope);
  if (row !== null) return row;
  return ofOpen(trace, only.open, name, isAlone(scope) ? 1 : 0.9);
}

/** The one open table of which the column is declared, though any of them may have it too. */
function declaredIn(trace: Trace, name: string, opens: readonly { readonly open: Open }[]): Flow | null {
  const having = opens.filter(({ open }) =>
    open.tables.some((table) => trace.declared.get(table)?.has(name) === true),
  );
  return having.length === 1 && having[0] !== undefined ? ofOpen(trace, having[0].open, name, 0.9) : null;
}

/** No other table, here or around, could have the column. */
function isAlone(scope: Scope): boolean {
  if (scope.relations.length !== 1) return false;
  for (let at = scope.parent; at !== null; at = at.parent) if (at.relations.length > 0) return false;
  return true;
}

/** The alias of a table in the place of a column stands for the whole row, whose columns are not told apart. */
function wholeRow(trace: Trace, name: string, scope: Scope): Flow | null {
  if (!WITH_ROWS.has(trace.dialect)) return null;
  const relation = scope.relations.find(({ path }) => path.length === 1 && path[0] === name);
  if (relation === undefined || relation.columns.has(name)) return null;
  // A table that is not renamed often has a column of its own name.
  if (relation.table?.split('.').at(-1)?.toLowerCase() === name.toLowerCase()) return null;
  if (relation.columns.size === 0) return lessSure(COMPUTED, 0.5);
  return lessSure(changed([...relation.columns.values()]), 0.6);
}

function restIn(trace: Trace, name: string, scope: Scope): Flow | null {
  const rest = scope.relations.find((relation) => relation.rest !== null && !relation.hidden)?.rest;
  if (rest !== undefined && rest !== null) return lessSure(rest, 0.8);
  const row = wholeRow(trace, name, scope);
  if (row !== null) return row;
  const visible = scope.relations.filter((relation) => !relation.hidden && relation.table !== null);
  const [only] = visible;
  // The only table has a known schema without the name: a pseudo column, or a schema that is older than the query.
  if (visible.length === 1 && only !== undefined && scope.relations.length === 1 && isPseudo(name))
    return direct(trace.source(only.table as string, name));
  return null;
}
