import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createLanguageTools } from '../../adapters/parsers/language-tools.ts';
import { ExportResult } from '../../schemas/cli/export.ts';
import { lineageDialects } from '../../schemas/cli/lineage.ts';
import { OpenLineageEvent } from '../../schemas/exports/open-lineage.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { type ExportNames, openLineageEvents } from '../export/openlineage/job-events.ts';
import { readJobs } from '../export/read-jobs.ts';
import { readSchemaFile } from '../lineage/read-schema-file.ts';

export const command: Command = {
  name: 'export',
  summary: 'write the lineage of a file or folder as OpenLineage events; needs no servers',
  usage: 'openlineage <file|folder> [--dialect D] [--schema F] [--namespace N] [--time T]',
  example: './fresh export openlineage ./warehouse --dialect databricks > events.jsonl',
  options: {
    dialect: { type: 'string' },
    schema: { type: 'string' },
    namespace: { type: 'string' },
    time: { type: 'string' },
  },
  help: {
    dialect: `of SQL files: ${lineageDialects.join(', ')}`,
    schema: 'a JSON file of known columns in their order: {"table": ["column", …]}',
    namespace: "where the tables are kept, as OpenLineage spells it; default: the dialect's name",
    time: 'time of the events, e.g. 2024-05-01T00:00:00Z; default: now',
  },
  run: exportLineage,
};

/** Events go to standard output, one JSON line each; what is meant for people goes to standard error. */
async function exportLineage({ positionals, values, result }: CommandContext): Promise<number> {
  const [format, path, ...more] = positionals;
  if (format !== 'openlineage' || path === undefined || more.length > 0)
    throw new UsageError('say openlineage and name one file or folder');
  if (!existsSync(path)) throw new UsageError(`${path} does not exist: name a file or folder`);
  const options = optionsOf(values);
  const { jobs, leftOut } = readJobs(path, options, await createLanguageTools());
  const events = openLineageEvents(jobs, namesOf(path, options.dialect, values));
  for (const event of events) process.stdout.write(`${JSON.stringify(OpenLineageEvent.parse(event))}\n`);
  for (const { path: file, reason } of leftOut) process.stderr.write(`${file} is left out: ${reason}\n`);
  const made = events.filter((event) => 'job' in event).length;
  const unresolved: Record<string, number> = {};
  for (const { lineage } of jobs)
    for (const { reason } of lineage.unresolved) unresolved[reason] = (unresolved[reason] ?? 0) + 1;
  process.stderr.write(`${made} jobs, ${events.length - made} datasets\n`);
  const counts = { events: events.length, jobs: made, datasets: events.length - made };
  result(ExportResult.parse({ format, ...counts, unresolved, left_out: leftOut }));
  return leftOut.length === 0 ? exitCodes.ok : exitCodes.partial;
}

function optionsOf(values: CommandContext['values']) {
  const dialect = lineageDialects.find((name) => name === values['dialect']) ?? null;
  if (values['dialect'] !== undefined && dialect === null)
    throw new UsageError(`--dialect takes one of ${lineageDialects.join(', ')}`);
  const schema = values['schema'] === undefined ? undefined : readSchemaFile(String(values['schema']));
  return { dialect, ...(schema && { schema }) };
}

function namesOf(path: string, dialect: string | null, values: CommandContext['values']): ExportNames {
  const time = values['time'] === undefined ? new Date() : new Date(String(values['time']));
  if (Number.isNaN(time.getTime())) throw new UsageError('--time takes a time like 2024-05-01T00:00:00Z');
  const whole = resolve(path);
  return {
    namespace: String(values['namespace'] ?? dialect ?? 'default'),
    jobNamespace: basename(statSync(whole).isDirectory() ? whole : resolve(whole, '..')) || 'default',
    producer: 'urn:fresh',
    eventTime: time.toISOString(),
  };
}
