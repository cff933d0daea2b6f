import type { SqlDialect } from './parser.ts';

/** How a dialect writes what stands between its words; the tokenizer and the names go by this table alone. */
export interface DialectRules {
  /** Opening quote to what it encloses. */
  readonly quotes: Readonly<Record<string, 'string' | 'quoted'>>;
  /** A backslash takes the next character with it inside strings. */
  readonly backslash: boolean;
  /** What else than `--` starts a comment to the end of the line. */
  readonly lineComments: readonly string[];
  readonly nestedComments: boolean;
  readonly dollarStrings: boolean;
  readonly tripleQuotes: boolean;
  /** First characters of a word beyond letters and underscore. */
  readonly wordStart: string;
  /** How the case of an unquoted and of a quoted table name is treated. */
  readonly fold: 'lower' | 'unquoted-lower' | 'unquoted-lower-quoted-upper' | 'as-written';
  /** Schema that a switch of the catalog leaves one in. */
  readonly defaultSchema: string;
  /** A CTE's own body sees its name without the keyword RECURSIVE. */
  readonly implicitRecursion: boolean;
}

const lines = { lineComments: [], tripleQuotes: false, implicitRecursion: false } as const;

export const dialectRules: Readonly<Record<SqlDialect, DialectRules>> = {
  databricks: {
    ...lines,
    quotes: { "'": 'string', '"': 'string', '`': 'quoted' },
    backslash: true,
    nestedComments: true,
    dollarStrings: true,
    wordStart: '',
    fold: 'lower',
    defaultSchema: 'default',
  },
  snowflake: {
    ...lines,
    quotes: { "'": 'string', '"': 'quoted' },
    backslash: true,
    lineComments: ['//'],
    nestedComments: false,
    dollarStrings: true,
    wordStart: '$',
    fold: 'unquoted-lower-quoted-upper',
    defaultSchema: 'public',
    implicitRecursion: true,
  },
  bigquery: {
    ...lines,
    quotes: { "'": 'string', '"': 'string', '`': 'quoted' },
    backslash: true,
    lineComments: ['#'],
    nestedComments: false,
    dollarStrings: false,
    tripleQuotes: true,
    wordStart: '@',
    fold: 'as-written',
    defaultSchema: '',
  },
  postgres: {
    ...lines,
    quotes: { "'": 'string', '"': 'quoted' },
    backslash: false,
    nestedComments: true,
    dollarStrings: true,
    wordStart: '$',
    fold: 'unquoted-lower',
    defaultSchema: 'public',
  },
  duckdb: {
    ...lines,
    quotes: { "'": 'string', '"': 'quoted' },
    backslash: false,
    nestedComments: true,
    dollarStrings: true,
    wordStart: '$',
    fold: 'lower',
    defaultSchema: 'main',
  },
  tsql: {
    ...lines,
    quotes: { "'": 'string', '"': 'quoted', '[': 'quoted' },
    backslash: false,
    nestedComments: true,
    dollarStrings: false,
    wordStart: '@#$',
    fold: 'lower',
    defaultSchema: 'dbo',
    implicitRecursion: true,
  },
};
