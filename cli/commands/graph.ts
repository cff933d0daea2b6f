import { countFacts } from '../../activities/5-write/facts/count-facts.ts';
import { exportGraph } from '../../activities/5-write/live/export-graph.ts';
import { findDuplicates } from '../../activities/5-write/live/find-duplicates.ts';
import type { GraphHash } from '../../activities/5-write/live/graph-hash.ts';
import { hashAsOf, hashOfGraph, hashOfRepository } from '../../activities/5-write/live/hash-live.ts';
import { bringUpToDate } from '../../activities/ontology-change/bring-up-to-date.ts';
import { syncProposals } from '../../activities/proposals/sync-proposals.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import { createProposalRecords } from '../../adapters/memgraph/proposal-records.ts';
import { createOntologyFiles } from '../../adapters/ontology-files/create-ontology-files.ts';
import { migrationsFolder } from '../../adapters/ontology-files/migrations-folder.ts';
import { createProposalFiles } from '../../adapters/ontology-files/proposal-files.ts';
import { readMigrationFiles } from '../../adapters/ontology-files/read-migrations.ts';
import { GraphCountsResult, GraphHashResult, GraphMigrateResult } from '../../schemas/cli/graph.ts';
import { duplicatesIn } from '../../schemas/graph-check.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { rebuild } from '../graph/rebuild.ts';
import { checkLines, repairGraph } from '../graph/repair.ts';
import { readCliSettings } from '../settings.ts';

export const command: Command = {
  name: 'graph',
  summary:
    'export, hash or count the live facts of the graph, look for facts that stand twice, bring its schema up to date, or make it anew from staging',
  usage: 'export|hash|counts|migrate [--repo K] [--as-of R] | check [--repair] | rebuild --from-staging',
  example: './fresh graph export --repo github.com/octo/lake',
  options: {
    repo: { type: 'string' },
    'as-of': { type: 'string' },
    'from-staging': { type: 'boolean' },
    repair: { type: 'boolean' },
  },
  help: {
    repo: 'only the facts that this repository asserts (its key)',
    'as-of': 'of hash, with --repo: the facts as this run (its number) left them',
    'from-staging':
      'rebuild: write what staging keeps into an empty graph, run by run; nothing is fetched or mined',
    repair: 'check: of an edge that stands more than once, leave the one that the newest run wrote',
  },
  run: async (context) => {
    const verb = verbs[context.positionals[0] ?? ''];
    if (verb === undefined || context.positionals.length > 1) {
      throw new UsageError(`graph takes one of ${Object.keys(verbs).join(', ')}`);
    }
    const { repo } = context.values;
    const graph = createGraph(readCliSettings().graph);
    try {
      return (await verb(graph, typeof repo === 'string' ? repo : null, context)) ?? exitCodes.ok;
    } finally {
      await graph.close();
    }
  },
};

async function hashOf(graph: Graph, repo: string | null, asOf: unknown): Promise<GraphHash> {
  if (asOf === undefined) return repo === null ? hashOfGraph(graph) : hashOfRepository(graph, repo);
  if (repo === null || !/^\d{1,6}$/.test(String(asOf)))
    throw new UsageError('--as-of takes the number of a run and needs --repo');
  return hashAsOf(graph, repo, Number(asOf));
}

type Verb = (graph: Graph, repo: string | null, context: CommandContext) => Promise<number | undefined>;

const verbs: Readonly<Record<string, Verb>> = {
  export: async (graph, repo, { print, result }) => {
    const { nodes, edges } = await exportGraph(graph, repo);
    for (const line of nodes) print(line);
    for (const line of edges) print(line);
    result(GraphCountsResult.parse({ nodes: nodes.length, edges: edges.length }));
    return undefined;
  },
  hash: async (graph, repo, { print, result, values }) => {
    const hash = await hashOf(graph, repo, values['as-of']);
    print(hash.digest());
    result(GraphHashResult.parse({ graph_hash: hash.digest(), facts: hash.count }));
    return undefined;
  },
  counts: async (graph, repo, { print, result }) => {
    const counts = await countFacts(graph, repo);
    print(`${counts.nodes} nodes, ${counts.edges} edges`);
    result(GraphCountsResult.parse(counts));
    return undefined;
  },
  check: async (graph, _repo, { print, result, values }) => {
    const check = values['repair'] === true ? await repairGraph() : await findDuplicates(graph);
    for (const line of checkLines(check)) print(line);
    result(check);
    return duplicatesIn(check) === 0 ? exitCodes.ok : exitCodes.failed;
  },
  migrate: async (graph, _repo, { print, result }) => {
    const outcome = await bringUpToDate(
      graph,
      await readMigrationFiles(migrationsFolder),
      createOntologyFiles(readCliSettings().ontology),
    );
    const { ontology } = readCliSettings();
    const records = await syncProposals(createProposalRecords(graph), createProposalFiles(ontology));
    if (records > 0) print(`records of ${records} proposals taken over from their files`);
    for (const id of outcome.applied) print(`applied ${id}`);
    if (outcome.applied.length === 0) print('the schema is up to date');
    result(GraphMigrateResult.parse(outcome));
    return undefined;
  },
  rebuild: (graph, _repo, context) => {
    if (context.values['from-staging'] !== true)
      throw new UsageError('rebuild takes --from-staging: that is the only evidence there is');
    return rebuild(graph, context);
  },
};
