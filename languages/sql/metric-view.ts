import { readYaml } from '../yaml/read-yaml.ts';
import { stringValue } from './names.ts';
import type { SqlDialect } from './parser.ts';
import { type Token, tokenize } from './tokenize.ts';

type Plain = Readonly<Record<string, unknown>>;

/** A table that a metric view joins to its source: how columns name it, and by what rows meet. */
interface Join {
  readonly name: string;
  /** With the joins that it stands in: `customer.nation`. */
  readonly path: string;
  readonly parent: string;
  readonly source: string;
  readonly on: string | null;
  readonly using: readonly string[];
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value.filter(isPlain) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/**
 * `CREATE VIEW v WITH METRICS LANGUAGE YAML AS $$ … $$` and `ALTER VIEW v AS $$ … $$` say in YAML what a query could
 * say: they become the view of that query. Null for every other statement.
 */
export function metricViewTokens(tokens: readonly Token[], dialect: SqlDialect): readonly Token[] | null {
  const body = tokens.at(-1);
  if (dialect !== 'databricks' || body?.kind !== 'string' || !body.text.startsWith('$')) return null;
  const end = headEnd(tokens);
  if (end === null) return null;
  const read = readYaml(stringValue(body));
  if ('error' in read || !isPlain(read.value)) return null;
  const query = queryOf(read.value);
  if (query === null) return null;
  const added = tokenize(`AS ${query}`, dialect).map(({ start, end: stop, ...token }) => ({
    ...token,
    start: start + body.start,
    end: stop + body.start,
    line: body.line,
  }));
  return [...tokens.slice(0, end), ...added];
}

/** Where the name of the view, and the list of its columns, end. */
function headEnd(tokens: readonly Token[]): number | null {
  const metrics = tokens.findIndex(({ key }, at) => key === 'WITH' && tokens[at + 1]?.key === 'METRICS');
  if (metrics >= 0) return tokens[0]?.key === 'CREATE' ? metrics : null;
  const alters = tokens[0]?.key === 'ALTER' && tokens[1]?.key === 'VIEW' && tokens.at(-2)?.key === 'AS';
  return alters ? tokens.length - 2 : null;
}

function queryOf(view: Plain): string | null {
  const columns = ['dimensions', 'fields', 'measures'].flatMap((kind) => list(view[kind]));
  const named = columns.filter(({ name, expr }) => text(name) !== '' && text(expr) !== '');
  if (text(view['source']) === '' || named.length === 0) return null;
  const joins = joinsOf(view['joins'], 'source', '');
  const filter = text(view['filter']);
  const said = [...named.map(({ expr }) => text(expr)), ...joins.map(({ on }) => on ?? ''), filter];
  const short = (expression: string): string => shortNames(expression, joins);
  const all = said.map(short).join(' ; ');
  return [
    `SELECT ${named.map(({ name, expr }) => `${short(text(expr))} AS \`${text(name)}\``).join(', ')}`,
    `FROM ${tableOrQuery(text(view['source']))} AS source`,
    ...joins.map((join) => joinText(join, all, short)),
    ...(filter === '' ? [] : [`WHERE ${short(filter)}`]),
  ].join(' ');
}

const joinsOf = (value: unknown, parent: string, path: string): Join[] =>
  list(value).flatMap((join) => {
    const name = text(join['name']);
    if (name === '' || text(join['source']) === '') return [];
    const own: Join = {
      name,
      path: `${path}${name}`,
      parent,
      source: text(join['source']),
      on: text(join['on']) || null,
      using: Array.isArray(join['using']) ? join['using'].map(text) : [],
    };
    return [own, ...joinsOf(join['joins'], name, `${own.path}.`)];
  });

/** Columns of a joined table stand behind its name alone, so only those that are named so can be meant. */
function joinText(
  { name, source, on, using, parent }: Join,
  said: string,
  short: (text: string) => string,
): string {
  const named = [
    ...said.matchAll(new RegExp(`(?<![\\w.\`])\`?${escaped(name)}\`?\\.(\\w+|\`[^\`]+\`)`, 'g')),
  ];
  const columns = [...new Set([...named.flatMap(([, column]) => column ?? []), ...using])];
  const rows = `(SELECT ${columns.join(', ') || '1 AS one'} FROM ${tableOrQuery(source)})`;
  const by = on === null ? using.map((column) => `${parent}.${column} = ${name}.${column}`) : [short(on)];
  return `LEFT JOIN ${rows} AS \`${name}\` ON ${by.join(' AND ') || 'true'}`;
}

/** `customer.nation.label` of a join in a join is `nation.label`. */
const shortNames = (expression: string, joins: readonly Join[]): string =>
  joins
    .filter(({ path, name }) => path !== name)
    .reduce((said, { path, name }) => said.replaceAll(`${path}.`, `${name}.`), expression);

const tableOrQuery = (source: string): string =>
  /^(?:select|with|from)\s/i.test(source) ? `(${source})` : source;

const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
