import type { LanguageTools } from '../../languages/language-tools.ts';
import { createPythonParser } from './python.ts';
import { createSqlParser } from './sql.ts';
import { createTypeScriptParser } from './typescript.ts';

/** All parsers of a mining thread; they share nothing with those of another thread. */
export async function createLanguageTools(): Promise<LanguageTools> {
  const [python, sql, typescript] = await Promise.all([
    createPythonParser(),
    createSqlParser(),
    createTypeScriptParser(),
  ]);
  return { python, sql, typescript };
}
