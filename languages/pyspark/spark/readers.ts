import type { Run, Site } from '../interpret/run.ts';
import { type Args, type Argument, argument } from '../values/arguments.ts';
import type { Frame, Options, Reader } from '../values/objects.ts';
import { stringOf, textOf } from '../values/text.ts';
import { objectValue, type Value } from '../values/value.ts';
import { frameValue, NO_FRAME } from './frame-values.ts';
import { textsIn } from './given-names.ts';
import { readJdbc, readQuery } from './jdbc.ts';
import { pathName } from './names.ts';
import { withSchema } from './schemas.ts';
import { readNamed, readTable, together } from './tables.ts';

export const newReader = (): Reader => ({ is: 'reader', options: new Map(), format: null });

/** Formats whose rows come from nowhere. */
const NOWHERE = new Set(['rate', 'rate-micro-batch', 'socket', 'memory']);

/** A method of `spark.read` and `spark.readStream`. */
export function callReader(run: Run, reader: Reader, method: string, args: Args, site: Site): Value {
  if (setsOption(reader, method, args)) return objectValue(reader);
  if (method === 'table')
    return frameValue(
      read(textsIn(run, argument(args, 0, 'tableName'), site), (name) => readTable(run, name, site)),
    );
  if (method === 'jdbc') return frameValue(readJdbc(run, argument(args, 1, 'table'), reader.options, site));
  const schema = (reader.options.get(SCHEMA) ?? args.named.get('schema'))?.value;
  if (method === 'load') return frameValue(withSchema(run, load(run, reader, args, site), schema));
  if (PATHS.has(method))
    return frameValue(
      withSchema(run, readPaths(run, argument(args, 0, 'path', 'paths'), args, site), schema),
    );
  if (method === 'schema') setSchema(reader, args);
  return method === 'schema' || method === '' ? objectValue(reader) : frameValue(NO_FRAME);
}

/** Where a reader keeps what `schema(…)` told it; no option is named so. */
const SCHEMA = '#schema';

function setSchema(reader: Reader, args: Args): undefined {
  const schema = argument(args, 0, 'schema');
  if (schema !== null) reader.options.set(SCHEMA, schema);
}

const PATHS = new Set([
  'parquet',
  'csv',
  'json',
  'orc',
  'text',
  'textFile',
  'avro',
  'xml',
  'delta',
  'binaryFile',
]);

/** Options, one or several, and the format; true where the method is one of those. */
export function setsOption(
  of: { readonly options: Options; format: Argument | null },
  method: string,
  args: Args,
): boolean {
  if (method === 'format') of.format = argument(args, 0, 'source');
  else if (method === 'option') {
    const [key, value] = [argument(args, 0, 'key'), argument(args, 1, 'value')];
    if (key !== null && value !== null) of.options.set(optionName(textOf(key.value)), value);
  } else if (method === 'options')
    for (const [key, value] of args.named) of.options.set(optionName(key), value);
  else return false;
  return true;
}

const optionName = (name: string): string => name.toLowerCase();

export const formatOf = (of: { readonly format: Argument | null; readonly options: Options }): string =>
  (of.format === null ? '' : (stringOf(of.format.value) ?? '')).toLowerCase();

const read = (names: readonly string[], one: (name: string) => Frame): Frame =>
  names.length === 0 ? NO_FRAME : together(names.map(one));

function readPaths(run: Run, first: Argument | null, args: Args, site: Site): Frame {
  const more = args.positional
    .slice(1)
    .filter(({ value }) => stringOf(value) !== null && /\//.test(textOf(value)));
  const paths = [first, ...more].flatMap((one) => textsIn(run, one, site));
  return read(paths, (path) => readNamed(run, pathName(path), site));
}

/** `load`: a path, or what the format's options name. */
function load(run: Run, { options, format, ...reader }: Reader, args: Args, site: Site): Frame {
  const kind = formatOf({ format, options, ...reader });
  const path = argument(args, 0, 'path') ?? args.named.get('path') ?? options.get('path') ?? null;
  if (NOWHERE.has(kind)) return NO_FRAME;
  const topics = options.get('subscribe') ?? options.get('subscribepattern') ?? options.get('assign') ?? null;
  if (kind === 'kafka') return topicFrame(run, topics, site);
  const table = args.named.get('dbtable') ?? options.get('dbtable') ?? null;
  if (table !== null) return readJdbc(run, table, options, site, prefixOf(kind));
  const query = args.named.get('query') ?? options.get('query') ?? null;
  if (query !== null) return readQuery(run, query, options, site, prefixOf(kind));
  const paths = textsIn(run, path, site);
  return paths.length === 0 ? NO_FRAME : together(paths.map((one) => readNamed(run, pathName(one), site)));
}

/** A table of another system is named by how it is reached. */
export const prefixOf = (format: string): string =>
  /^(?:snowflake|net\.snowflake\.spark\.snowflake)$/.test(format)
    ? 'snowflake'
    : (/^(?:bigquery|redshift|mongo|cassandra)\b/.exec(format)?.[0] ?? 'jdbc');

function topicFrame(run: Run, topics: Argument | null, site: Site): Frame {
  const names = textsIn(run, topics, site)
    .flatMap((text) => text.split(','))
    .map((name) => `kafka:${name.trim()}`);
  return names.length === 0 ? NO_FRAME : together(names.map((name) => readNamed(run, name, site)));
}
