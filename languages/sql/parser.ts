export type SqlDialect = 'databricks' | 'snowflake' | 'bigquery' | 'postgres' | 'duckdb' | 'tsql';

/** A node of polyglot's AST: one key names its kind, the value holds its fields. */
export type SqlNode = Readonly<Record<string, unknown>>;

export type SqlParseResult = { readonly statements: readonly SqlNode[] } | { readonly error: string };

/** Parses SQL to polyglot's AST (`parse` only: its semantic calls hang on real input). Built by adapters/parsers. */
export interface SqlParser {
  readonly parse: (text: string, dialect: SqlDialect) => SqlParseResult;
}
