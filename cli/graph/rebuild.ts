import { readWritten } from '../../activities/5-write/close/written-record.ts';
import { countFacts } from '../../activities/5-write/facts/count-facts.ts';
import { hashOfRepository } from '../../activities/5-write/live/hash-live.ts';
import { bringUpToDate } from '../../activities/ontology-change/bring-up-to-date.ts';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import { createOntologyFiles } from '../../adapters/ontology-files/create-ontology-files.ts';
import { migrationsFolder } from '../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../adapters/ontology-files/read-migrations.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { GraphRebuildResult } from '../../schemas/cli/graph.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';
import type { BackfillSummary } from '../../workflows/messages.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { followWhole, tallyLines } from '../watch/follow-tally.ts';
import { historyLines, judgeHistory } from './judge-history.ts';

/**
 * Makes an empty graph whole from staging alone, history included as far as staging keeps its runs, and holds each
 * repository's hash against what its last run wrote down.
 */
export async function rebuild(graph: Graph, context: CommandContext): Promise<number> {
  const { print, result } = context;
  const settings = readCliSettings();
  for (const id of (
    await bringUpToDate(
      graph,
      await readMigrationFiles(migrationsFolder),
      createOntologyFiles(settings.ontology),
    )
  ).applied)
    print(`applied ${id}`);
  const { nodes } = await countFacts(graph, null);
  if (nodes > 0)
    throw new UsageError(
      `the graph holds ${nodes} nodes: rebuild makes an empty one whole, \`fresh backfill\` brings this one up to date`,
    );
  const before = await writtenHashes(createFileStaging({ root: settings.staging }));
  const { client, close } = await connectTemporal(settings.temporal);
  try {
    const summary = await followWhole<BackfillSummary>(
      client,
      {
        workflow: 'BackfillSince',
        id: 'rebuild',
        input: { accept_removals: true, replay: true },
        summary: 'Rebuild the graph from staging',
      },
      print,
    );
    for (const line of tallyLines(summary)) print(line);
  } finally {
    await close();
  }
  const different: string[] = [];
  for (const [repo, hash] of before)
    if ((await hashOfRepository(graph, repo)).digest() !== hash) different.push(repo);
  for (const repo of different) print(`DIFFERENT ${repo}: not the graph that its last run wrote`);
  const repositories = [...before.keys()].filter((key) => key !== PORTFOLIO).length;
  print(`${repositories} repositories rebuilt, ${different.length} scopes otherwise than their last runs`);
  const history = await judgeHistory(graph, createFileStaging({ root: settings.staging }));
  for (const line of historyLines(history)) print(line);
  result(GraphRebuildResult.parse({ repositories, different, history }));
  return different.length === 0 ? exitCodes.ok : exitCodes.failed;
}

/** By repository, the hash that its newest run wrote into its books; runs that were not written to the end have none. */
async function writtenHashes(staging: Staging): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const repo of await staging.repositories()) {
    const run_id = await staging.newestSealedRun(repo);
    const written = run_id === null ? null : await readWritten(staging, { repo, run_id });
    if (written !== null) hashes.set(repo, written.graph_hash);
  }
  return hashes;
}
