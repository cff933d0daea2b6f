import { bindParameters, sourceOf } from '../../bind-parameters.ts';
import { foldPart, type Reference, stringValue, toReference } from '../../names.ts';
import type { Token } from '../../tokenize.ts';
import { constantText } from '../read/constant-text.ts';
import { columnsOf } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { addTemporary, dropTemporary, findTemporary } from '../trace/trace-table.ts';
import { openTarget, writeByName } from '../trace/write-columns.ts';
import { alterColumns } from './alter-columns.ts';
import type { Running } from './context.ts';
import { intoVariables } from './into-variables.ts';
import { queryOutput } from './query-behind.ts';

const PREFIXES: ReadonlySet<string> = new Set(
  'MATERIALIZED EXTERNAL STREAMING LIVE DYNAMIC FOREIGN SNAPSHOT TEMPORARY TEMP ICEBERG'.split(' '),
);

export function runDrop({ reader, trace }: Running): undefined {
  reader.at += 1;
  while (reader.takeAny(PREFIXES) !== null);
  if (!reader.take('TABLE') && !reader.take('VIEW')) return;
  reader.take('IF', 'EXISTS');
  do {
    const named = reader.table();
    if (named === null) return;
    const isTemporary = findTemporary(trace, named.reference) !== null;
    dropTemporary(trace, named.reference);
    if (isTemporary) continue;
    const { table } = openTarget(trace, named.reference);
    trace.schemas.delete(table);
  } while (reader.take(','));
}

export function runTruncate({ reader, trace }: Running): undefined {
  reader.at += 1;
  reader.take('TABLE');
  reader.take('IF', 'EXISTS');
  do {
    reader.take('ONLY');
    const named = reader.table();
    if (named !== null) openTarget(trace, named.reference);
  } while (reader.take(','));
}

/** `RESTORE TABLE t TO VERSION AS OF 3`: what the table held before is put back. */
export function runRestore({ reader, trace }: Running): undefined {
  reader.at += 1;
  reader.take('TABLE');
  const named = trace.dialect === 'databricks' ? reader.table() : null;
  if (named !== null && reader.key() === 'TO') openTarget(trace, named.reference);
}

export function runAlter(running: Running): undefined {
  const { reader, trace } = running;
  reader.at += 1;
  while (reader.takeAny(PREFIXES) !== null);
  if (!reader.take('TABLE') && !reader.take('VIEW')) return;
  reader.take('IF', 'EXISTS');
  reader.take('ONLY');
  const named = reader.table();
  if (named === null) return;
  if (reader.take('RENAME', 'TO')) return rename(running, named.reference);
  const target = openTarget(trace, named.reference);
  if (reader.take('SWAP', 'WITH')) {
    const other = reader.table();
    if (other === null) return;
    trace.read(target.table);
    trace.read(openTarget(trace, other.reference).table);
    return;
  }
  if (reader.key() === 'AS') {
    const output = queryOutput(running);
    if (output !== null) writeByName(trace, target, output);
    return;
  }
  alterColumns(running, target.table);
}

function rename({ reader, trace }: Running, from: Reference): undefined {
  const named = reader.table();
  if (named === null) return;
  const temporary = findTemporary(trace, from);
  if (temporary !== null) {
    dropTemporary(trace, from);
    addTemporary(trace, named.reference, temporary.output);
    return;
  }
  const old = trace.tableName(from);
  trace.read(old);
  const target = openTarget(trace, renamed(trace, from, named.reference));
  const known = trace.schemas.get(old);
  if (known === undefined) return;
  writeByName(trace, target, trace.tableOutput(old));
  trace.schemas.set(target.table, [...columnsOf(trace.tableOutput(old)).keys()]);
  trace.schemas.delete(old);
}

/** Postgres, DuckDB and T-SQL give the new name without its schema: it stays where it was. */
function renamed(trace: Trace, from: Reference, to: Reference): Reference {
  const stays = trace.dialect === 'postgres' || trace.dialect === 'duckdb' || trace.dialect === 'bigquery';
  if (!stays || from.kind !== 'table' || to.kind !== 'table' || to.parts.length > 1) return to;
  return { kind: 'table', parts: [...from.parts.slice(0, -1), ...to.parts] };
}

const USE_WORDS: ReadonlySet<string> = new Set([
  'CATALOG',
  'SCHEMA',
  'DATABASE',
  'NAMESPACE',
  'WAREHOUSE',
  'ROLE',
  'SECONDARY',
]);

export function runUse({ reader, trace }: Running): undefined {
  reader.at += 1;
  const word =
    reader.key(1) === '.'
      ? null
      : reader.done || reader.token(1) === undefined
        ? null
        : reader.takeAny(USE_WORDS);
  if (word === 'WAREHOUSE' || word === 'ROLE' || word === 'SECONDARY') return;
  const token = reader.token();
  const parts = token?.kind === 'string' ? [{ text: stringValue(token), quoted: true }] : reader.name();
  const reference = toReference(parts ?? [], trace.dialect);
  const names =
    reference.kind === 'table' ? reference.parts.map((part) => foldPart(part, trace.dialect)) : [];
  const last = names.at(-1);
  if (last === undefined) return;
  const { session } = trace;
  const bareIsCatalog = trace.dialect !== 'databricks' && word !== 'SCHEMA' && word !== 'NAMESPACE';
  if (names.length === 1 && (word === 'CATALOG' || bareIsCatalog)) return session.useCatalog(last);
  if (names.length > 1) session.useCatalog(names.slice(0, -1).join('.'));
  session.useSchema(last);
}

/** EXECUTE IMMEDIATE and EXEC: constant text is read as SQL; of any other nothing is guessed. */
export function runExecute({ reader, trace, script }: Running): undefined {
  reader.at += 1;
  const immediate = reader.take('IMMEDIATE') || trace.dialect === 'postgres';
  const stored = reader.take('SP_EXECUTESQL') || reader.take('SYS', '.', 'SP_EXECUTESQL');
  if (stored) reader.take('@STMT', '=');
  else if (!immediate && reader.key() !== '(' && reader.token()?.kind !== 'string') return;
  const from = reader.at;
  reader.skipTo('USING', 'INTO', stored ? ',' : 'USING');
  const tokens = reader.tokens.slice(from, reader.at);
  const text = constantText(reader, tokens);
  trace.output = null;
  if (text === null) return tellDynamic(trace, tokens);
  const into = reader.tokens.slice(reader.at);
  const using = into.findIndex(({ key }) => key === 'USING');
  script(
    bindParameters(text, using < 0 ? [] : into.slice(using + 1), trace.dialect, (value) =>
      constantText(reader, value),
    ),
  );
  if (!reader.take('INTO') || trace.output === null) return;
  const names: string[] = [];
  do names.push(reader.name()?.at(-1)?.text ?? '');
  while (reader.take(','));
  intoVariables(trace, names, trace.output);
}

function tellDynamic(trace: Trace, tokens: readonly Token[]): undefined {
  const inner = tokens[0]?.key === '(' && tokens.at(-1)?.key === ')' ? tokens.slice(1, -1) : tokens;
  const what = sourceOf(inner);
  if (what !== '') trace.unsure(what, 'dynamic-sql');
}
