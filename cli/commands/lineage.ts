import { createLanguageTools } from '../../adapters/parsers/language-tools.ts';
import { LineageResult, lineageDialects } from '../../schemas/cli/lineage.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { lineageLines } from '../lineage/lineage-lines.ts';
import { readText, withSurroundings } from '../lineage/read-lineage-file.ts';
import { readSchemaFile } from '../lineage/read-schema-file.ts';
import { findReader, lineageReaders } from '../lineage/registry.ts';

export const command: Command = {
  name: 'lineage',
  summary: 'show which tables and columns of a file come from where; needs no servers',
  usage: '<file|-> [--dialect D] [--schema F]',
  example: 'echo "create table b as select x from a" | ./fresh lineage - --dialect databricks',
  options: { dialect: { type: 'string' }, schema: { type: 'string' } },
  help: {
    dialect: `${lineageDialects.join(', ')}; SQL needs one (files: ${[...new Set(lineageReaders.flatMap(({ endings }) => endings))].join(', ')})`,
    schema: 'a JSON file of known columns in their order: {"table": ["column", …]}',
  },
  run: showLineage,
};

async function showLineage({ positionals, values, print, result }: CommandContext): Promise<number> {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('name one file, or - for standard input');
  const dialect = lineageDialects.find((name) => name === values['dialect']) ?? null;
  if (values['dialect'] !== undefined && dialect === null)
    throw new UsageError(`--dialect takes one of ${lineageDialects.join(', ')}`);
  const schema = values['schema'] === undefined ? undefined : readSchemaFile(String(values['schema']));
  const text = readText(path);
  const reader = findReader(path, text);
  const file = withSurroundings(path, text, reader);
  const found = reader.read(file, { dialect, ...(schema && { schema }) }, await createLanguageTools());
  const answer = LineageResult.parse(found);
  for (const line of lineageLines(answer)) print(line);
  result(answer);
  return exitCodes.ok;
}
