import type { Token } from '../../tokenize.ts';
import { readChange } from '../read/read-change.ts';
import { readExpression } from '../read/read-expression.ts';
import { readQuery } from '../read/read-query.ts';
import { readWith } from '../read/read-with.ts';
import { Reader } from '../read/reader.ts';
import type { Trace } from '../trace/trace.ts';
import { constantOf } from './constants.ts';

/** What a statement's reader works with. */
export interface Running {
  readonly trace: Trace;
  readonly reader: Reader;
  /** Reads a statement, or a script in a string, that stands inside this one. */
  readonly statement: (tokens: readonly Token[]) => void;
  readonly script: (text: string) => void;
}

const grammar = { expression: readExpression, query: readQuery, with: readWith, change: readChange };

export function readerOf(tokens: readonly Token[], trace: Trace): Reader {
  const reader = new Reader(tokens, trace.dialect, grammar, (name) => constantOf(trace, name));
  trace.statement.readers.push(reader);
  return reader;
}
