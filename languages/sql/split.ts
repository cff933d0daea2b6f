import { metricViewTokens } from './metric-view.ts';
import type { SqlDialect } from './parser.ts';
import { type RawStatement, Splitter } from './splitter.ts';
import { tokenize } from './tokenize.ts';

export type { RawStatement, StatementRole } from './splitter.ts';

/** Splits a script into its statements; the branches of blocks follow each other. Linear in the text. */
export const splitStatements = (text: string, dialect: SqlDialect): RawStatement[] =>
  new Splitter(tokenize(text, dialect), dialect)
    .run()
    .map((raw) => ({ ...raw, tokens: metricViewTokens(raw.tokens, dialect) ?? raw.tokens }));
