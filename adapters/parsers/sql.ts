import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { SqlDialect, SqlNode, SqlParseResult, SqlParser } from '../../languages/sql/parser.ts';
import { Failure } from '../../schemas/failures.ts';

/** The two calls of the package's manual entry that are used; its own type file re-exports by a path that does not resolve. */
interface Polyglot {
  readonly init: (options: { readonly wasmUrl: unknown }) => Promise<void>;
  readonly parse: (text: string, dialect: string) => PolyglotResult;
}

interface PolyglotResult {
  readonly success: boolean;
  readonly ast?: readonly SqlNode[] | null;
  readonly error?: string | null;
}

/** The types of Node alone do not hold WebAssembly, which it has. */
declare const WebAssembly: { readonly compile: (bytes: Uint8Array) => Promise<unknown> };

const POLYGLOT_NAMES: Readonly<Record<SqlDialect, string>> = {
  databricks: 'databricks',
  snowflake: 'snowflake',
  bigquery: 'bigquery',
  postgres: 'postgresql',
  duckdb: 'duckdb',
  tsql: 'tsql',
};

let instances = 0;

/** Each query string makes Node evaluate the glue anew, so each instance has a memory of its own. */
async function instantiate(wasm: unknown): Promise<Polyglot> {
  instances += 1;
  const glue = (await import(
    `${import.meta.resolve('@polyglot-sql/sdk/manual')}?instance=${instances}`
  )) as Polyglot;
  // The glue hands what it is given to WebAssembly.instantiate, which takes a compiled module too.
  await glue.init({ wasmUrl: wasm });
  return glue;
}

/**
 * A trap inside WASM poisons its instance for ever, so a spare one stands by and takes over for the next text;
 * the text that trapped is answered with an error.
 */
export async function createSqlParser(): Promise<SqlParser> {
  const wasm = await WebAssembly.compile(
    await readFile(fileURLToPath(import.meta.resolve('@polyglot-sql/sdk/polyglot_sql.wasm'))),
  );
  const spares: Polyglot[] = [await instantiate(wasm)];
  let current = await instantiate(wasm);

  function replaceInstance(): void {
    const spare = spares.pop();
    if (spare === undefined)
      throw new Failure('MinerStuck', 'The SQL parser trapped and no spare instance is ready');
    current = spare;
    void instantiate(wasm).then((fresh) => spares.push(fresh));
  }

  function parse(text: string, dialect: SqlDialect): SqlParseResult {
    try {
      const result = current.parse(text, POLYGLOT_NAMES[dialect]);
      if (result.success) return { statements: result.ast ?? [] };
      if (isTrap(result.error ?? '')) replaceInstance();
      return { error: result.error ?? 'unknown' };
    } catch (error) {
      if (error instanceof Failure) throw error;
      replaceInstance();
      return { error: `parser trapped: ${String(error)}` };
    }
  }
  return { parse };
}

const isTrap = (message: string): boolean =>
  /unreachable|RuntimeError|memory access out of bounds|already mutably/i.test(message);
