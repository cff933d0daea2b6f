import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createLanguageTools } from '../../adapters/parsers/language-tools.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import { ExportResult } from '../../schemas/cli/export.ts';
import { lineageDialects } from '../../schemas/cli/lineage.ts';
import { OpenLineageEvent } from '../../schemas/exports/open-lineage.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { type ExportNames, type JobLineage, openLineageEvents } from '../export/openlineage/job-events.ts';
import { readJobs } from '../export/read-jobs.ts';
import { readRun } from '../export/read-run.ts';
import { readSchemaFile } from '../lineage/read-schema-file.ts';
import { readCliSettings } from '../settings.ts';

export const command: Command = {
  name: 'export',
  summary: 'write the lineage of a file, a folder or a staged run as OpenLineage events; needs no servers',
  usage:
    'openlineage <file|folder> | --repo K [--run R]  [--dialect D] [--schema F] [--namespace N] [--time T]',
  example: './fresh export openlineage ./warehouse --dialect databricks > events.jsonl',
  options: {
    repo: { type: 'string' },
    run: { type: 'string' },
    dialect: { type: 'string' },
    schema: { type: 'string' },
    namespace: { type: 'string' },
    time: { type: 'string' },
  },
  help: {
    repo: 'key of a repository that is staged, e.g. github.com/you/warehouse, instead of a folder',
    run: 'number of one of its sealed runs, e.g. 000003; default: the newest',
    dialect: `of SQL files: ${lineageDialects.join(', ')}`,
    schema: 'a JSON file of known columns in their order: {"table": ["column", …]}',
    namespace: "where the tables are kept, as OpenLineage spells it; default: the dialect's name",
    time: 'time of the events, e.g. 2024-05-01T00:00:00Z; default: now',
  },
  run: exportLineage,
};

/** Events go to standard output, one JSON line each; what is meant for people goes to standard error. */
async function exportLineage({ positionals, values, result }: CommandContext): Promise<number> {
  const { jobs, names, unresolved, leftOut } = await chosen(positionals, values);
  const events = openLineageEvents(jobs, names);
  for (const event of events) process.stdout.write(`${JSON.stringify(OpenLineageEvent.parse(event))}\n`);
  for (const { path: file, reason } of leftOut) process.stderr.write(`${file} is left out: ${reason}\n`);
  const made = events.filter((event) => 'job' in event).length;
  process.stderr.write(`${made} jobs, ${events.length - made} datasets\n`);
  const counts = { events: events.length, jobs: made, datasets: events.length - made };
  result(ExportResult.parse({ format: 'openlineage', ...counts, unresolved, left_out: leftOut }));
  return leftOut.length === 0 ? exitCodes.ok : exitCodes.partial;
}

interface Chosen {
  readonly jobs: readonly JobLineage[];
  readonly names: ExportNames;
  readonly unresolved: Readonly<Record<string, number>>;
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
}

async function chosen(positionals: readonly string[], values: CommandContext['values']): Promise<Chosen> {
  const [format, path, ...more] = positionals;
  const repo = values['repo'] === undefined ? null : String(values['repo']);
  if (format !== 'openlineage' || more.length > 0 || (path === undefined) === (repo === null))
    throw new UsageError('say openlineage and name one file or folder, or a repository by --repo');
  if (values['run'] !== undefined && repo === null) throw new UsageError('--run needs --repo');
  return repo === null ? ofFiles(path ?? '', values) : ofRun(repo, values);
}

async function ofFiles(path: string, values: CommandContext['values']): Promise<Chosen> {
  if (!existsSync(path)) throw new UsageError(`${path} does not exist: name a file or folder`);
  const options = optionsOf(values);
  const { jobs, leftOut } = readJobs(path, options, await createLanguageTools());
  const unresolved: Record<string, number> = {};
  for (const { lineage } of jobs)
    for (const { reason } of lineage.unresolved) unresolved[reason] = (unresolved[reason] ?? 0) + 1;
  const whole = resolve(path);
  const jobNamespace = basename(statSync(whole).isDirectory() ? whole : resolve(whole, '..')) || 'default';
  return { jobs, leftOut, unresolved, names: namesOf(jobNamespace, options.dialect, new Date(), values) };
}

/** What a run says is as old as its commit, so the same run gives the same events. */
async function ofRun(repo: string, values: CommandContext['values']): Promise<Chosen> {
  const staging = createFileStaging({ root: readCliSettings().staging });
  const number = values['run'] === undefined ? null : String(values['run']);
  const { run, jobs, findings } = await readRun(staging, repo, number);
  const dialects = new Set(jobs.flatMap(({ lineage: { dialect } }) => dialect ?? []));
  const [only = null] = dialects.size === 1 ? dialects : [];
  const names = namesOf(repo, only, new Date(run.committed_at), values);
  return { jobs, leftOut: [], unresolved: findings, names };
}

function optionsOf(values: CommandContext['values']) {
  const dialect = lineageDialects.find((name) => name === values['dialect']) ?? null;
  if (values['dialect'] !== undefined && dialect === null)
    throw new UsageError(`--dialect takes one of ${lineageDialects.join(', ')}`);
  const schema = values['schema'] === undefined ? undefined : readSchemaFile(String(values['schema']));
  return { dialect, ...(schema && { schema }) };
}

function namesOf(
  jobNamespace: string,
  dialect: string | null,
  otherwise: Date,
  values: CommandContext['values'],
): ExportNames {
  const time = values['time'] === undefined ? otherwise : new Date(String(values['time']));
  if (Number.isNaN(time.getTime())) throw new UsageError('--time takes a time like 2024-05-01T00:00:00Z');
  return {
    namespace: String(values['namespace'] ?? dialect ?? 'default'),
    jobNamespace,
    producer: 'urn:fresh',
    eventTime: time.toISOString(),
  };
}
