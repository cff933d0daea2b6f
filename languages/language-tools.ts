import type { PythonParser } from './python/parser.ts';
import type { SqlParser } from './sql/parser.ts';
import type { TypeScriptParser } from './typescript/parser.ts';

/** The parsers that miners may use. Built once per mining thread by adapters/parsers; they do no other I/O. */
export interface LanguageTools {
  readonly python: PythonParser;
  readonly sql: SqlParser;
  readonly typescript: TypeScriptParser;
}
