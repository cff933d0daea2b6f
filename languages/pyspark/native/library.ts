import { memberOf } from '../interpret/members.ts';
import type { Run, Site } from '../interpret/run.ts';
import { truthOf } from '../interpret/truth.ts';
import { callColumnFunction } from '../spark/column-functions.ts';
import { callDeltaClass } from '../spark/delta.ts';
import { makeFeatures } from '../spark/feature-store.ts';
import { FRAME_METHODS } from '../spark/frame-methods.ts';
import { frameOf } from '../spark/frame-values.ts';
import { callNamedRead } from '../spark/named-tables.ts';
import { callPandas } from '../spark/pandas.ts';
import { callPipeline, pipelineFunction } from '../spark/pipeline.ts';
import { callSchema } from '../spark/schemas.ts';
import { callSession } from '../spark/session.ts';
import { type Args, positional, valueAt, valuesOf } from '../values/arguments.ts';
import { concatenated, stringOf, textOf } from '../values/text.ts';
import { constant, dict, NOTHING, objectValue, unknown, type Value } from '../values/value.ts';
import { callFiles } from './files.ts';
import { substituted } from './formats.ts';
import { type Call, ITERABLES } from './iterables.ts';
import { joinPaths, partOfPath, pathFrom } from './paths.ts';
import { makeThread } from './pools.ts';
import { isInstance } from './type-tests.ts';

/** What a function of the language or of a library gives; null for one that is not known. */
export function callLibrary(run: Run, path: string, args: Args, site: Site): Value | null {
  if (Object.hasOwn(CALLS, path)) return CALLS[path]?.(run, args, site) ?? null;
  for (const [pattern, call] of FAMILIES) {
    const found = pattern.exec(path);
    if (found !== null) return call(run, found[1] ?? '', args, site);
  }
  return null;
}

const first = (args: Args): Value => valueAt(args, 0);
const itself: Call = (_run, args) => first(args);

const partial: Call = (run, args) => {
  const [fn, ...bound] = args.positional;
  const value = fn?.value ?? NOTHING;
  if (value.kind !== 'function') return value;
  // The bound arguments become defaults that the call may still follow with its own.
  return run.given.partial(value, bound, args.named);
};

const number: Call = (_run, args) => {
  const of = first(args);
  const made = of.kind === 'constant' ? Number(of.value) : Number.NaN;
  return Number.isNaN(made) ? unknown('runtime-data') : constant(made);
};

const nothing: Call = () => NOTHING;

const CALLS: Readonly<Record<string, Call>> = {
  ...ITERABLES,
  str: (_run, args) => concatenated([first(args)]),
  int: number,
  float: number,
  bool: (_run, args) => {
    const truth = truthOf(first(args));
    return truth === null ? unknown('runtime-data') : constant(truth);
  },
  'collections.defaultdict': (_run, args) => dict([...args.named].map(([key, { value }]) => [key, value])),
  'collections.namedtuple': (_run, args) => {
    const names = valueAt(args, 1, 'field_names');
    const fields = names.kind === 'list' ? names.items.map(textOf) : textOf(names).split(/[\s,]+/);
    return objectValue({ is: 'data-class', fields });
  },
  print: nothing,
  isinstance: isInstance,
  type: (_run, args) => {
    const of = first(args);
    return of.kind === 'instance' && args.positional.length === 1 ? of.of : unknown('runtime-data');
  },
  getattr: (run, args) => {
    const name = stringOf(valueAt(args, 1));
    if (name === null) return unknown('runtime-data');
    const found = memberOf(run, first(args), name);
    return found.kind === 'unknown' && args.positional.length > 2 ? valueAt(args, 2) : found;
  },
  'functools.partial': partial,
  'copy.copy': itself,
  'copy.deepcopy': itself,
  'os.path.join': (_run, args) => {
    const joined = joinPaths(valuesOf(args).map(textOf));
    return concatenated([constant(joined)]);
  },
  'os.path.abspath': itself,
  'os.path.realpath': itself,
  'os.path.dirname': (_run, args) => partOfPath(textOf(first(args)), 'folder'),
  'os.path.basename': (_run, args) => partOfPath(textOf(first(args)), 'name'),
  'os.path.normpath': itself,
  'os.fspath': (_run, args) => concatenated([first(args)]),
  'pathlib.Path': (_run, args) => pathFrom(args),
  'pathlib.PurePath': (_run, args) => pathFrom(args),
  'pathlib.PurePosixPath': (_run, args) => pathFrom(args),
  'posixpath.join': (_run, args) => constant(joinPaths(valuesOf(args).map(textOf))),
  'string.Template': itself,
  'textwrap.dedent': itself,
  'dataclasses.field': (run, args, site) => {
    const made = args.named.get('default_factory')?.value;
    if (made !== undefined) return run.call(made, positional(), site);
    return args.named.get('default')?.value ?? NOTHING;
  },
  'threading.Thread': makeThread,
  'joblib.delayed': itself,
  'concurrent.futures.as_completed': itself,
  'dataclasses.replace': (_run, args) => {
    const of = first(args);
    if (of.kind !== 'instance') return unknown('runtime-data');
    const named = [...args.named].map(([name, { value }]): [string, Value] => [name, value]);
    return { ...of, fields: new Map([...of.fields, ...named]) };
  },
  'typing.cast': (_run, args) => valueAt(args, 1),
  'argparse.ArgumentParser': () => objectValue({ is: 'parser', options: new Map() }),
  // What stands in memory has no name.
  'io.StringIO': nothing,
  'io.BytesIO': nothing,
  'os.getenv': presetOf,
  getArgument: (run, args) => run.given.widget('get', args),
  'builtins.input': () => unknown('runtime-data'),
  'pyspark.sql.SparkSession': () => objectValue({ is: 'session' }),
  'pyspark.sql.SQLContext': () => objectValue({ is: 'session' }),
  'pyspark.sql.HiveContext': () => objectValue({ is: 'session' }),
};

/** What the environment gives is not known; where the call says what counts without it, that does. */
function presetOf(_run: Run, args: Args): Value {
  const preset = valueAt(args, 1, 'default', 'failobj');
  return stringOf(preset) === null ? unknown('environment') : preset;
}

type Family = (run: Run, name: string, args: Args, site: Site) => Value | null;

const asSession: Family = (run, name, args, site) => callSession(run, name, args, site);

/** A method of a class of frames that is called with its object: `DataFrame.union(a, b)`. */
const asFrameMethod: Family = (run, name, args, site) => {
  const [self, ...rest] = args.positional;
  const frame = self === undefined ? null : frameOf(self.value);
  return frame === null
    ? null
    : (FRAME_METHODS[name]?.(run, frame, { ...args, positional: rest }, site) ?? null);
};

const FAMILIES: readonly (readonly [RegExp, Family])[] = [
  [/^pyspark(?:\.sql)?(?:\.connect)?(?:\.functions|\.sql\.functions)\.([\w()]+)$/, callColumnFunction],
  [/(?:^|\.)DeltaTable\.(\w+)$/, callDeltaClass],
  [/(?:^|\.)(?:SparkSession|DatabricksSession)\.(\w+)$/, asSession],
  [/(?:^|\.)DataFrame\.(\w+)$/, asFrameMethod],
  [/^pyspark\.sql\.types\.(\w+)$/, callSchema],
  [/^pandas\.(\w+)$/, (run, name, args, site) => callPandas(run, name, args, site, false)],
  [
    /^(?:pyspark\.pandas|databricks\.koalas)\.(\w+)$/,
    (run, name, args, site) => callPandas(run, name, args, site, true),
  ],
  [
    /^((?:dlt|pyspark\.pipelines|databricks\.(?:declarative_)?pipelines|sdp|dp)\.\w+)$/,
    (run, name, args, site) => callPipeline(run, pipelineFunction(name) ?? '', args, site),
  ],
  [/^databricks\.feature_(?:engineering|store)\.(?:\w+\.)*(\w+)$/, makeFeatures],
  [/^dbutils\.widgets\.(\w+)$/, (run, name, args) => run.given.widget(name, args)],
  [/^dbutils\.(secrets)\.\w+$/, () => unknown('environment')],
  [
    /^os\.environ\.(\w+)$/,
    (run, name, args) => (/^(?:get|setdefault)$/.test(name) ? presetOf(run, args) : unknown('environment')),
  ],
  [
    /^(?:concurrent\.futures|multiprocessing)(?:\.\w+)*\.((?:Thread|Process)PoolExecutor|Pool|ThreadPool)$/,
    () => objectValue({ is: 'pool' }),
  ],
  [/^mlflow\.data\.(load_delta)$/, callNamedRead],
  [/^delta_sharing\.(load_as_(?:spark|pandas))$/, callNamedRead],
  [/^((?:open|json|yaml|builtins\.open)(?:\.\w+)?)$/, callFiles],
  [/^string\.Template\.(\w+)$/, (_run, _name, args) => substituted(first(args), args)],
];

/** Names that every program has. */
export const BUILTINS: ReadonlySet<string> = new Set([
  ...Object.keys(CALLS).filter((name) => !name.includes('.')),
  ...'dbutils open abs all any callable chr classmethod display displayHTML divmod exit getattr globals hasattr hash id input issubclass locals max min object ord pow property repr round setattr slice staticmethod sum super vars Exception ValueError KeyError RuntimeError NotImplementedError'.split(
    ' ',
  ),
]);
