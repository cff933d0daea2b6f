import { scriptLineage } from '../../sql/lineage/script-lineage.ts';
import type { FlowKind } from '../../sql/lineage/trace/flow.ts';
import type { SqlDialect } from '../../sql/parser.ts';
import type { Run, Site } from '../interpret/run.ts';
import type { Argument } from '../values/arguments.ts';
import type { Frame, Options } from '../values/objects.ts';
import { textOf } from '../values/text.ts';
import { LOST, NO_FRAME, newFrame } from './frame-values.ts';
import { textsIn } from './given-names.ts';
import { column } from './outputs.ts';
import { readNamed, together } from './tables.ts';

/** A table of a database, or a query in parentheses in its place. */
export function readJdbc(
  run: Run,
  table: Argument | null,
  options: Options,
  site: Site,
  prefix = 'jdbc',
): Frame {
  const frames = textsIn(run, table, site).map((text) => {
    const query = /^\s*\(([\s\S]*)\)\s*(?:as\s+)?[\w"]*\s*$/i.exec(text)?.[1];
    if (query !== undefined) return queryFrame(run, query, options, site, prefix);
    return readNamed(run, `${prefix}:${text.trim()}`, site);
  });
  return frames.length === 0 ? NO_FRAME : together(frames);
}

export function readQuery(run: Run, query: Argument, options: Options, site: Site, prefix: string): Frame {
  const frames = textsIn(run, query, site).map((text) => queryFrame(run, text, options, site, prefix));
  return frames.length === 0 ? NO_FRAME : together(frames);
}

/** A query that another database runs: each table that it reads, in the spelling of its text. */
function queryFrame(run: Run, sql: string, options: Options, site: Site, prefix: string): Frame {
  const url = options.get('url');
  const dialect = dialectOf(url === undefined ? '' : textOf(url.value));
  const found = scriptLineage(null, { sql: sql.replace(/;\s*$/, ''), dialect });
  const named = (name: string): string => `${prefix}:${spelled(sql, name)}`;
  const sources = found.reads.map(named);
  for (const name of sources) run.facts.read(name, site);
  const output = (found.output ?? []).map(({ target, sources: from, kind }) => {
    const ids = from.map((id) => idOf(run, id, named));
    return column(target, { kind: KINDS[kind] ?? 'unknown', sources: new Set(ids), confidence: 0.8 });
  });
  return newFrame(sources, isWhole(found.output, found.unresolved.length) ? output : LOST);
}

const isWhole = (output: unknown, open: number): boolean => output !== null && open === 0;

const KINDS: Readonly<Record<string, FlowKind>> = {
  identity: 'direct',
  rename: 'direct',
  expression: 'expression',
  aggregate: 'aggregate',
  constant: 'constant',
};

function idOf(run: Run, id: string, named: (table: string) => string): string {
  const dot = id.lastIndexOf('.');
  return run.trace.source(named(id.slice(0, dot)), id.slice(dot + 1));
}

const spelled = (sql: string, name: string): string => {
  const at = sql.toLowerCase().indexOf(name.toLowerCase());
  return at < 0 ? name : sql.slice(at, at + name.length);
};

function dialectOf(url: string): SqlDialect {
  if (/sqlserver|jtds/i.test(url)) return 'tsql';
  return /snowflake/i.test(url) ? 'snowflake' : 'postgres';
}
