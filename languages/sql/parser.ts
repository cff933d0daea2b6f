export type SqlDialect = 'databricks' | 'snowflake' | 'bigquery' | 'postgres' | 'duckdb' | 'tsql';

/** Parses SQL to polyglot's AST (`parse` only: its semantic calls hang on real input). Built by adapters/parsers. */
export interface SqlParser {
  readonly parse: (text: string, dialect: SqlDialect) => { readonly statements: readonly unknown[] } | { readonly error: string };
}
