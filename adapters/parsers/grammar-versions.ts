import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageTools } from '../../languages/language-tools.ts';

/** What each parser is made of: another version of any of these may read the same text otherwise. */
const MADE_OF: Readonly<Record<keyof LanguageTools, readonly string[]>> = {
  python: ['web-tree-sitter', 'tree-sitter-python/tree-sitter-python.wasm'],
  sql: ['@polyglot-sql/sdk/polyglot_sql.wasm'],
  typescript: ['web-tree-sitter', 'tree-sitter-typescript/tree-sitter-typescript.wasm'],
};

/** Versions of the parsers by the name that miners know them by. */
export const grammarVersions = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(MADE_OF).map(([grammar, modules]) => [grammar, modules.map(versionOf).join(' ')]),
  );

/** Name and version of the package that a module belongs to. */
function versionOf(module: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.resolve(module))); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    const { name, version } = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string })
      : {};
    if (name !== undefined && version !== undefined) return `${name}@${version}`;
    if (folder === dirname(folder)) throw new Error(`${module} is of no package`);
  }
}
