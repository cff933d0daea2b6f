import { type Filter, isTable, type Query, type Reference, type Table, type Value } from './query-model.ts';

type Kind = 'constant' | 'direct' | 'expression' | 'aggregate';
const STRENGTH: readonly Kind[] = ['constant', 'direct', 'expression', 'aggregate'];

/** Where a column's value comes from: base columns as `table.column`. */
interface Flow {
  readonly sources: ReadonlySet<string>;
  readonly kind: Kind;
}

/** Lineage by the definition of the labelled set, computed from what the query means and not from any text. */
export interface ExpectedLineage {
  readonly columns: readonly string[];
  readonly control: readonly string[];
  readonly reads: readonly string[];
}

/** Lineage of filling `target` with the query's columns under their own names; merged, by the first of them. */
export function expectedLineage(target: string, query: Query, merged = false): ExpectedLineage {
  const seen = { reads: new Set<string>(), control: new Set<string>() };
  const columns = [...flowsOf(query, seen)];
  if (merged) seen.control.add(`${target}.${query.items[0]?.name}`);
  const values = new Set(columns.flatMap(([, { sources }]) => [...sources]));
  return {
    columns: columns
      .map(
        ([name, flow]) => `${target}.${name} <- ${[...flow.sources].sort().join(', ')} ${kindOf(name, flow)}`,
      )
      .sort(),
    control: [...seen.control].filter((column) => !values.has(column)).sort(),
    reads: [...seen.reads].sort(),
  };
}

interface Seen {
  readonly reads: Set<string>;
  readonly control: Set<string>;
}

function flowsOf(of: Query | Table, seen: Seen): ReadonlyMap<string, Flow> {
  if (isTable(of)) {
    seen.reads.add(of.table);
    const direct = (column: string): Flow => ({
      sources: new Set([`${of.table}.${column}`]),
      kind: 'direct',
    });
    return new Map(of.columns.map((column) => [column, direct(column)]));
  }
  const scope = new Map(of.sources.map((source) => [source.alias, flowsOf(source.of, seen)]));
  const flow = ({ alias, column }: Reference): Flow => scope.get(alias)?.get(column) as Flow;
  const control = (...references: readonly Reference[]): void => {
    for (const reference of references)
      for (const source of flow(reference).sources) seen.control.add(source);
  };
  for (const { on } of of.sources) if (on !== null) control(...on);
  control(...of.groups);
  if (of.filter !== null) controlBy(of.filter, seen, control);
  const own = of.items.map(({ value }) => flowOf(value, flow, control, seen));
  const others = of.union.map((branch) => [...flowsOf(branch, seen).values()]);
  return new Map(
    of.items.map(({ name }, at) => [
      name,
      unite([own[at] as Flow, ...others.map((branch) => branch[at] as Flow)]),
    ]),
  );
}

type Control = (...references: readonly Reference[]) => void;

/** Of a filter both sides choose rows. */
function controlBy({ of, query }: Filter, seen: Seen, control: Control): void {
  control(of);
  if (query === null) return;
  for (const { sources } of flowsOf(query, seen).values())
    for (const source of sources) seen.control.add(source);
}

function flowOf(value: Value, flow: (reference: Reference) => Flow, control: Control, seen: Seen): Flow {
  const inner = (part: Value): Flow => flowOf(part, flow, control, seen);
  switch (value.is) {
    case 'column':
      return flow(value.of);
    case 'literal':
      return { sources: new Set(), kind: 'constant' };
    case 'sum':
    case 'call':
      return changed(value.parts.map(inner));
    case 'case':
      return changed([flow(value.when), inner(value.first), inner(value.otherwise)]);
    case 'aggregate':
      return { ...flow(value.of), kind: 'aggregate' };
    case 'count':
      return { sources: new Set(), kind: 'aggregate' };
    case 'scalar':
      return [...flowsOf(value.query, seen).values()][0] as Flow;
    case 'rank':
      control(value.partition, value.order);
      return { sources: new Set(), kind: 'expression' };
    case 'running':
      control(value.order);
      return { ...flow(value.of), kind: 'aggregate' };
  }
}

/** An operation over constants alone is a constant; over anything else it is an expression at least. */
function changed(parts: readonly Flow[]): Flow {
  const { sources, kind } = unite(parts);
  return { sources, kind: kind === 'direct' ? 'expression' : kind };
}

const unite = (flows: readonly Flow[]): Flow => ({
  sources: new Set(flows.flatMap(({ sources }) => [...sources])),
  kind: STRENGTH[Math.max(...flows.map(({ kind }) => STRENGTH.indexOf(kind)))] as Kind,
});

function kindOf(name: string, { kind, sources }: Flow): string {
  if (kind !== 'direct') return kind;
  return [...sources].every((source) => source.endsWith(`.${name}`)) ? 'identity' : 'rename';
}
