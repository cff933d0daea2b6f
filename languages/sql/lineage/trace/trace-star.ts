import type { Star } from '../syntax.ts';
import { changed, direct, type Flow, UNKNOWN } from './flow.ts';
import { filterNames } from './name-filter.ts';
import { column, type Output, type OutputItem, type Relation } from './relation.ts';
import { resolveColumn } from './resolve-column.ts';
import { findRelation, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { fieldsOfValue } from './value-fields.ts';

/** `*` and `t.*` as far as the columns are known. */
export function traceStar(trace: Trace, star: Star, scope: Scope): Output {
  const found = starItems(trace, star, scope);
  const all = star.filter === null ? found : filterNames(found, star.filter);
  return applyModifiers(trace, star, all, scope);
}

function starItems(trace: Trace, star: Star, scope: Scope): OutputItem[] {
  if (star.of !== null)
    return [...(fieldsOfValue(trace, star.of, scope) ?? fieldsOf(trace.expression(star.of, scope)))];
  if (star.qualifier.length > 0) {
    const path = star.qualifier.map((part) => trace.columnName(part));
    const relation = findRelation(path, scope);
    if (relation === null) return fieldsOf(resolveColumn(trace, star.qualifier, scope));
    return isElement(relation) ? fieldsOf(relation.rest ?? UNKNOWN) : [...relation.output];
  }
  const visible = scope.relations.filter((relation) => !relation.hidden);
  const merged: OutputItem[] = [...scope.merged].map(([name, flow]) => column(name, flow));
  return [...merged, ...visible.flatMap((relation) => without(relation, new Set(scope.merged.keys())))];
}

/** `UNNEST(items) AS i`: the alias is the element, whose fields nobody told. */
const isElement = ({ rest, table, output, path }: Relation): boolean =>
  rest !== null && table === null && output[0]?.is === 'column' && output[0].name === path.at(-1);

/** The fields of a struct that was put together in sight, each an expression; of any other nobody knows their names. */
const fieldsOf = (value: Flow): OutputItem[] =>
  value.fields?.map((item) => (item.is === 'column' ? column(item.name, changed([item.flow])) : item)) ?? [
    { is: 'open', open: { tables: [], without: new Set(), lost: false, flow: changed([value]) } },
  ];

function without(relation: Relation, names: ReadonlySet<string>): readonly OutputItem[] {
  return names.size === 0 ? relation.output : takeOut(relation.output, names);
}

/** The columns but those; open tables remember what they may not give. */
export function takeOut(output: Output, names: ReadonlySet<string>): OutputItem[] {
  return output.flatMap((item): OutputItem[] => {
    if (item.is === 'column') return item.name !== null && names.has(item.name) ? [] : [item];
    return [{ is: 'open', open: { ...item.open, without: new Set([...item.open.without, ...names]) } }];
  });
}

function applyModifiers(trace: Trace, star: Star, items: readonly OutputItem[], scope: Scope): Output {
  const { except, replace, rename } = star;
  if (except.length + replace.length + rename.length === 0) return items;
  const dropped = new Set(except.map((part) => trace.columnName(part)));
  const replaced = new Map<string, Flow>();
  for (const item of replace) {
    const name = item.aliases[0];
    if (name !== undefined) replaced.set(trace.columnName(name), trace.expression(item.value, scope));
  }
  const renamed = new Map(rename.map((pair) => [trace.columnName(pair.from), trace.columnName(pair.to)]));
  const result = takeOut(items, dropped).map((item): OutputItem => changedItem(item, replaced, renamed));
  return [...result, ...fromOpen(trace, items, replaced, renamed)];
}

function changedItem(
  item: OutputItem,
  replaced: ReadonlyMap<string, Flow>,
  renamed: ReadonlyMap<string, string>,
): OutputItem {
  if (item.is === 'open') {
    return {
      is: 'open',
      open: { ...item.open, without: new Set([...item.open.without, ...replaced.keys(), ...renamed.keys()]) },
    };
  }
  if (item.name === null) return item;
  return column(renamed.get(item.name) ?? item.name, replaced.get(item.name) ?? item.flow, item.line);
}

/** Columns that REPLACE and RENAME name are known to be there, whatever else an open table holds. */
function fromOpen(
  trace: Trace,
  items: readonly OutputItem[],
  replaced: ReadonlyMap<string, Flow>,
  renamed: ReadonlyMap<string, string>,
): OutputItem[] {
  const opens = items.flatMap((item) => (item.is === 'open' ? [item.open] : []));
  const known = new Set(items.flatMap((item) => (item.is === 'column' ? [item.name] : [])));
  const [only] = opens;
  if (only === undefined) return [];
  const found: OutputItem[] = [...replaced]
    .filter(([name]) => !known.has(name))
    .map(([name, flow]) => column(name, flow));
  for (const [from, to] of renamed) {
    const [table] = only.tables;
    if (!known.has(from) && opens.length === 1 && only.tables.length === 1 && table !== undefined)
      found.push(column(to, direct(trace.source(table, from))));
  }
  return found;
}
