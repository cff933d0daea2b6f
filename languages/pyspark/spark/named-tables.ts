import type { Run, Site } from '../interpret/run.ts';
import { type Args, argument } from '../values/arguments.ts';
import { unknown, type Value } from '../values/value.ts';
import { frameValue, NO_FRAME } from './frame-values.ts';
import { textsIn } from './given-names.ts';
import { pathName } from './names.ts';
import { readNamed, readTable, together } from './tables.ts';
import { intoTables } from './writers.ts';

/** Methods of clients that keep one table in step with another: search indexes, online tables. */
const KEPT_IN_STEP: Readonly<Record<string, { readonly from: string; readonly to: string }>> = {
  create_delta_sync_index: { from: 'source_table_name', to: 'index_name' },
  create_delta_sync_index_and_wait: { from: 'source_table_name', to: 'index_name' },
  publish_table: { from: 'source_table_name', to: 'online_table_name' },
};

/** A call that names a table and the table that is made of it; null for every other method. */
export function callKeptInStep(run: Run, method: string, args: Args, site: Site): Value | null {
  const kept = Object.hasOwn(KEPT_IN_STEP, method) ? KEPT_IN_STEP[method] : undefined;
  if (kept === undefined || !args.named.has(kept.from)) return null;
  const names = textsIn(run, args.named.get(kept.from) ?? null, site);
  const rows = names.length === 0 ? NO_FRAME : together(names.map((name) => readTable(run, name, site)));
  intoTables(run, rows, args.named.get(kept.to) ?? null, site);
  return unknown('runtime-data');
}

/** `mlflow.data.load_delta`, `delta_sharing.load_as_spark`: libraries whose functions read what they are told by name. */
export function callNamedRead(run: Run, name: string, args: Args, site: Site): Value | null {
  if (name === 'load_delta') {
    const tables = textsIn(run, args.named.get('table_name') ?? null, site);
    const paths = textsIn(run, argument(args, 0, 'path'), site);
    const frames = [
      ...tables.map((table) => readTable(run, table, site)),
      ...paths.map((path) => readNamed(run, pathName(path), site)),
    ];
    return frames.length === 0 ? null : frameValue(together(frames));
  }
  const paths = textsIn(run, argument(args, 0, 'url'), site);
  return paths.length === 0
    ? null
    : frameValue(together(paths.map((path) => readNamed(run, pathName(path), site))));
}
