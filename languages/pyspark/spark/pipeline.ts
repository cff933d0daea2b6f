import type { Flow } from '../../sql/lineage/trace/flow.ts';
import type { Run, Site } from '../interpret/run.ts';
import { type Args, type Argument, argument, NO_ARGUMENTS, valueAt } from '../values/arguments.ts';
import type { Declaration } from '../values/objects.ts';
import { textOf } from '../values/text.ts';
import { type Closure, NOTHING, objectValue, unknown, type Value } from '../values/value.ts';
import { rowsOfChange } from './change-columns.ts';
import { flowNames } from './columns.ts';
import { frameOf, NO_FRAME } from './frame-values.ts';
import { framesIn } from './frames.ts';
import { textsIn } from './given-names.ts';
import { pathName } from './names.ts';
import { type Dataset, makeAllViews } from './pipeline-views.ts';
import { readTable } from './tables.ts';
import { writeFrame } from './writers.ts';

interface Change {
  readonly target: Argument | null;
  readonly source: Argument | null;
  readonly args: Args;
  readonly site: Site;
}

/** What a declarative pipeline declares: views, tables, flows between them, sinks. */
export class Pipeline {
  /** Flows of columns that expressions refer to by a made-up name. */
  readonly flows: Map<string, Flow> = flowNames();
  /** Names of datasets, folded, to the names that the engine has for them. */
  readonly datasets = new Map<string, string>();
  readonly views = new Map<string, Dataset>();
  readonly tables: Dataset[] = [];
  readonly changes: Change[] = [];
  readonly sinks = new Map<string, string | null>();
}

const PIPELINE = /^(?:dlt|pyspark\.pipelines|databricks\.(?:declarative_)?pipelines|sdp|dp)\.(\w+)$/;

/** The function of the pipeline's library that a name means; null for any other. */
export const pipelineFunction = (path: string): string | null => PIPELINE.exec(path)?.[1] ?? null;

const SORTS: Readonly<Record<string, Declaration['sort']>> = {
  table: 'table',
  create_table: 'table',
  materialized_view: 'table',
  view: 'view',
  temporary_view: 'view',
  create_view: 'view',
  append_flow: 'flow',
};

/** A call of the pipeline's library. */
export function callPipeline(run: Run, name: string, args: Args, site: Site): Value | null {
  const sort = SORTS[name];
  if (sort !== undefined)
    return objectValue({
      is: 'declaration',
      sort,
      name: sort === 'flow' ? argument(args, 0, 'target') : argument(args, 0, 'name'),
    });
  if (/^(?:read|read_stream|readStream|table)$/.test(name)) return readDataset(run, args, site);
  if (/^expect/.test(name)) return objectValue({ is: 'declaration', sort: 'none', name: null });
  if (/^create_(?:streaming_(?:live_)?table|target_table)$/.test(name)) return createTarget(run, args, site);
  if (name === 'create_sink') return createSink(run, args, site);
  if (!/^(?:apply_changes|create_auto_cdc|apply_changes_from_snapshot)/.test(name)) return null;
  run.pipeline.changes.push({
    target: argument(args, 0, 'target'),
    source: argument(args, 1, 'source'),
    args,
    site,
  });
  return unknown('runtime-data');
}

function readDataset(run: Run, args: Args, site: Site): Value {
  const [name] = textsIn(run, argument(args, 0, 'name'), site);
  return objectValue({ is: 'frame', frame: name === undefined ? NO_FRAME : readTable(run, name, site) });
}

function createTarget(run: Run, args: Args, site: Site): Value {
  for (const name of textsIn(run, argument(args, 0, 'name'), site))
    run.facts.write(declared(run, name), [], site);
  return unknown('runtime-data');
}

/** The engine's name of a dataset: as it is declared. */
function declared(run: Run, name: string): string {
  const id = run.names.plain(name);
  run.pipeline.datasets.set(name.toLowerCase(), id);
  return id;
}

function createSink(run: Run, args: Args, site: Site): Value {
  const name = textOf(valueAt(args, 0, 'name'));
  const options = valueAt(args, 2, 'options');
  const entries = options.kind === 'dict' ? options.entries : new Map<string, Value>();
  const given = (key: string): string | undefined => {
    const value = entries.get(key);
    return value === undefined ? undefined : textsIn(run, { value, written: `options["${key}"]` }, site)[0];
  };
  const [topic, path, table] = [given('topic'), given('path'), given('tableName')];
  const target = topic !== undefined ? `kafka:${topic}` : path !== undefined ? pathName(path) : table;
  run.pipeline.sinks.set(
    name,
    target === undefined ? null : table === target ? run.names.table(target) : target,
  );
  return unknown('runtime-data');
}

/** A function below a decorator of the pipeline makes a dataset, or fills one. */
export function declareDataset(run: Run, closure: Closure, decorators: readonly Value[]): undefined {
  for (const decorator of decorators) {
    const found = declarationIn(decorator);
    if (found === null || found.sort === 'none') continue;
    run.called.add(closure.form);
    const site: Site = { file: closure.file, lines: linesOf(closure) };
    const names = found.name === null ? [closure.form.name] : textsIn(run, found.name, site);
    for (const name of names) declareOne(run, { name, closure, site }, found.sort);
    // What it reads is known all the same.
    if (names.length === 0) run.pipeline.tables.push({ name: '', closure, site, target: null });
  }
}

function declareOne(run: Run, dataset: Omit<Dataset, 'target'>, sort: Declaration['sort']): undefined {
  const { pipeline } = run;
  if (sort === 'view') pipeline.views.set(dataset.name.toLowerCase(), { ...dataset, target: null });
  else if (sort === 'table') pipeline.tables.push({ ...dataset, target: declared(run, dataset.name) });
  else pipeline.tables.push({ ...dataset, target: sinkOrDataset(run, dataset.name) });
}

const sinkOrDataset = (run: Run, name: string): string | null =>
  run.pipeline.sinks.has(name) ? (run.pipeline.sinks.get(name) ?? null) : declared(run, name);

function declarationIn(decorator: Value): Declaration | null {
  if (decorator.kind === 'object' && decorator.object.is === 'declaration') return decorator.object;
  const name = decorator.kind === 'library' ? pipelineFunction(decorator.path) : null;
  const sort = name === null ? undefined : SORTS[name];
  return sort === undefined ? null : { is: 'declaration', sort, name: null };
}

const linesOf = ({ form }: Closure): readonly [number, number] => form.lines ?? [1, 1];

/** Makes all datasets once the whole program is read: views first, for tables may read them wherever they stand. */
export function makeDatasets(run: Run): undefined {
  makeAllViews(run);
  for (const { closure, target, site } of run.pipeline.tables.splice(0)) {
    const frame = frameOf(run.call(closure, NO_ARGUMENTS, site)) ?? NO_FRAME;
    if (target !== null) writeFrame(run, target, frame, site);
  }
  for (const change of run.pipeline.changes.splice(0)) makeChange(run, change);
}

/** Changes that flow from a dataset, or from what a function gives, into a table. */
function makeChange(run: Run, { target, source, args, site }: Change): undefined {
  const [into] = textsIn(run, target, site);
  const frame = source?.value.kind === 'function' ? run.call(source.value, NO_ARGUMENTS, site) : null;
  const [from] = frame === null ? textsIn(run, source, site) : [];
  if (into === undefined) return;
  const rows = from === undefined ? (framesIn(frame ?? NOTHING)[0] ?? NO_FRAME) : readTable(run, from, site);
  writeFrame(run, declared(run, into), rowsOfChange(run, rows, args), site);
}
