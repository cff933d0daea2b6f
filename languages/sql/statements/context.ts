import type { SqlParser } from '../parser.ts';
import type { Reading } from '../query.ts';
import type { TableFacts } from '../tables/facts.ts';
import type { Token } from '../tokenize.ts';

/** `failed`: the statement is of a kind that touches tables, but could not be read. */
export interface Outcome {
  /** Leading words in lower case: "create view", "insert". */
  readonly verb: string;
  readonly reading: Reading | 'failed';
}

/** What a reader of one statement kind works with. */
export interface StatementContext {
  readonly tokens: readonly Token[];
  readonly facts: TableFacts;
  readonly parser: SqlParser;
  /** Reads a statement that stands inside this one, into the same facts. */
  readonly nested: (tokens: readonly Token[]) => Outcome;
  /** Reads the script inside a string token, into the same facts. */
  readonly nestedText: (token: Token) => Outcome['reading'];
}
