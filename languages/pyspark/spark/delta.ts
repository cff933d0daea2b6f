import type { Run, Site } from '../interpret/run.ts';
import { type Args, type Argument, argument, valueAt } from '../values/arguments.ts';
import type { DeltaTable, Frame, Merge } from '../values/objects.ts';
import { stringOf } from '../values/text.ts';
import { NOTHING, objectValue, unknown, type Value } from '../values/value.ts';
import { literalOf, sqlColumn } from './columns.ts';
import { flowOfColumn, frameOf, frameOfTable, frameValue, NO_FRAME } from './frame-values.ts';
import { textsIn } from './given-names.ts';
import { pathName } from './names.ts';
import { tableName } from './tables.ts';

/** `DeltaTable.forName`, `forPath` and those that create one; null for any other. */
export function callDeltaClass(run: Run, method: string, args: Args, site: Site): Value | null {
  if (/^(?:create|createIfNotExists|createOrReplace|replace)$/.test(method))
    return objectValue({ is: 'delta', table: null, alias: '' });
  if (method !== 'forName' && method !== 'forPath') return null;
  // The session stands first, or is left out.
  const given = argument(
    args,
    args.positional.length > 1 ? 1 : 0,
    'tableOrViewName',
    'tableName',
    'name',
    'path',
  );
  const [name] = textsIn(run, given, site);
  const table = name === undefined ? null : method === 'forPath' ? pathName(name) : tableName(run, name);
  return objectValue({ is: 'delta', table, alias: '' });
}

/** A method of a Delta table. */
export function callDelta(run: Run, of: DeltaTable, method: string, args: Args, site: Site): Value {
  if (method === 'alias') return objectValue({ ...of, alias: stringOf(valueAt(args, 0, 'aliasName')) ?? '' });
  if (method === 'toDF') return frameValue(rowsOf(run, of, site));
  if (method === 'merge') {
    const source = frameOf(valueAt(args, 0, 'source')) ?? NO_FRAME;
    return objectValue({ is: 'merge', into: of, source });
  }
  if (method === 'delete' || method === 'update' || method === 'updateExpr')
    return changeOwn(run, of, method === 'delete' ? NOTHING : valueAt(args, 1, 'set'), site);
  // What is told of a table is none of its rows.
  if (method === 'history' || method === 'detail') return frameValue(NO_FRAME);
  // What builds a table makes it at its end.
  if (method === 'execute' && of.table !== null) run.facts.write(of.table, [], site);
  if (method === 'tableName' || method === 'location')
    return created(run, of, method, argument(args, 0, 'identifier', 'location'), site);
  return objectValue(of);
}

/** `update(condition, {"a": "b + 1"})`: made of the table's own columns. */
function changeOwn(run: Run, into: DeltaTable, set: Value, site: Site): Value {
  if (into.table === null) return unknown('runtime-data');
  run.facts.write(into.table, [], site);
  const rows = frameOfTable(run, into.table);
  fillNamed(run, { is: 'merge', into, source: { ...rows, sources: new Set() } }, set, site);
  return unknown('runtime-data');
}

function created(run: Run, of: DeltaTable, method: string, given: Argument | null, site: Site): Value {
  const [name] = textsIn(run, given, site);
  // A table that has a name keeps it: where it is stored is no table of its own.
  if (name === undefined || of.table !== null) return objectValue(of);
  return objectValue({ ...of, table: method === 'location' ? pathName(name) : tableName(run, name) });
}

function rowsOf(run: Run, { table }: DeltaTable, site: Site): Frame {
  if (table === null) return NO_FRAME;
  run.facts.read(table, site);
  return frameOfTable(run, table);
}

/** A method of a merge: each clause fills columns; the rows of the source shape the table. */
export function callMerge(run: Run, of: Merge, method: string, args: Args, site: Site): Value {
  const { into, source } = of;
  if (into.table !== null) run.facts.write(into.table, source.sources, site);
  if (method.endsWith('All')) fillAll(run, of, site);
  else fillNamed(run, of, valueAt(args, 1, 'set', 'values'), site);
  return method === 'execute' ? unknown('runtime-data') : objectValue(of);
}

function fillAll(run: Run, { into, source }: Merge, site: Site): undefined {
  if (into.table === null) return;
  for (const item of source.output)
    if (item.is === 'column' && item.name !== null) run.facts.column(into.table, item.name, item.flow, site);
}

/** `set={"a": "s.b"}`: texts are SQL over both sides; what comes from the table itself is no source of another. */
function fillNamed(run: Run, { into, source }: Merge, set: Value, site: Site): undefined {
  if (into.table === null || set.kind !== 'dict') return;
  const aliases = new Map(source.aliases);
  if (into.alias !== '') aliases.set(into.alias, frameOfTable(run, into.table).output);
  for (const [name, value] of set.entries) {
    const text = stringOf(value);
    const flow = flowOfColumn(
      run,
      { ...source, aliases },
      text === null ? literalOf(value) : sqlColumn(run, text),
    );
    const column = name.replace(/^.*\./, '');
    run.names.column(column);
    run.facts.column(into.table, column.toLowerCase(), flow, site);
  }
}
