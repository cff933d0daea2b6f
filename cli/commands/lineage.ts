import { existsSync, readFileSync } from 'node:fs';
import { createLanguageTools } from '../../adapters/parsers/language-tools.ts';
import { scriptLineage } from '../../languages/sql/lineage/script-lineage.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { LineageResult, lineageDialects } from '../../schemas/cli/lineage.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { lineageLines } from '../lineage/lineage-lines.ts';
import { readSchemaFile } from '../lineage/read-schema-file.ts';

export const command: Command = {
  name: 'lineage',
  summary: 'show which tables and columns of a SQL script come from where; needs no servers',
  usage: '<file|-> --dialect D [--schema F]',
  example: 'echo "create table b as select x from a" | ./fresh lineage - --dialect databricks',
  options: { dialect: { type: 'string' }, schema: { type: 'string' } },
  help: {
    dialect: lineageDialects.join(', '),
    schema: 'a JSON file of known columns in their order: {"table": ["column", …]}',
  },
  run: showLineage,
};

async function showLineage({ positionals, values, print, result }: CommandContext): Promise<number> {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UsageError('name one SQL file, or - for standard input');
  const dialect = lineageDialects.find((name) => name === values['dialect']);
  if (dialect === undefined) throw new UsageError(`--dialect takes one of ${lineageDialects.join(', ')}`);
  const schema = values['schema'] === undefined ? undefined : readSchemaFile(String(values['schema']));
  const sql = readScriptText(path);
  const { sql: parser } = await createLanguageTools();
  const found = scriptLineage(parser, { sql, dialect, ...(schema && { schema }) });
  const shown = {
    dialect,
    reads: found.reads,
    writes: found.writes,
    columns: found.columns,
    output: [...(found.output ?? [])].sort((left, right) => byCodeUnit(left.target, right.target)),
    control: found.control,
    edges: found.edges,
    temporary: found.temporary,
    unresolved: found.unresolved.map(({ what, reason }) => ({ what, reason })),
  };
  const answer = LineageResult.parse(shown);
  for (const line of lineageLines(answer)) print(line);
  result(answer);
  return exitCodes.ok;
}

function readScriptText(path: string): string {
  if (path !== '-' && !existsSync(path))
    throw new UsageError(`${path} does not exist: name a SQL file, or - for standard input`);
  try {
    // 0 is standard input.
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: name one file, not a folder`, { cause });
  }
}
