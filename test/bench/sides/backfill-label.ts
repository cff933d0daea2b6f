import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createStageActivities } from '../../../activities/4-stage/activities.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import type { EdgeRow, NodeRow } from '../../../activities/5-write/plan/rows.ts';
import { createFleetActivities } from '../../../activities/fleet/activities.ts';
import { readMeaning } from '../../../activities/ontology-change/read-meaning.ts';
import { openGate } from '../../../adapters/git/history/gate.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { RunRef, WritePlan } from '../../../schemas/run.ts';
import { resultOfRun } from '../../../workflows/results.ts';
import { inActivity } from './in-activity.ts';
import { measure, readInput, say } from './say.ts';

/**
 * The activities of BackfillSince and BackfillRepo in their order, but for the pages. As in the fleet: so many repositories at
 * a time, so many activities of a role, and edges one after the other.
 */
interface Input {
  readonly url: string;
  readonly root: string;
  /** As ChangeOntology names them. */
  readonly kinds: readonly string[];
  /** The label that may be written; facts of others are counted. */
  readonly label: string;
  /** Where the rows written are copied to, named as another repository's, for the bare driver to write the same. */
  readonly copies: string;
}

const NODES = `MATCH (n:Entity) WHERE n.repo = $repo AND n.run = $run AND n.family <> $label
RETURN count(n) AS facts`;
const EDGES = `MATCH (n:Entity) WHERE n.repo = $repo
MATCH (n)-[e]->(m:Entity) WHERE e.repo = $repo AND e.run = $run AND m.family <> $label
RETURN count(e) AS facts`;

/** As workflows/portfolio/sliding-window.ts and workers/roles.ts have them, with one worker of each role. */
const WINDOW = 20;
const inGraphRole = openGate(2);
const inEdgeLane = openGate(1);

const { url, root, kinds, label, copies } = readInput<Input>();
const graph = createGraph({ url });
const staging = createFileStaging({ root });
const stage = createStageActivities({ staging });
const write = createWriteActivities({ graph, staging });
const { describeFleet } = createFleetActivities({
  fingerprint: 'items.facts',
  readMeaning: () => readMeaning(graph),
  findOpenWorkflow: async () => null,
  repositories: [],
});
const ended: { readonly run: RunRef; readonly plan: WritePlan }[] = [];
await graph.server();

const figures = await measure(async () => {
  const fleet = await describeFleet();
  const { runs } = await inActivity(() => stage.listRemappable({ kinds, limit: 1_000 }));
  const sum = { runs: runs.length, created: 0, changed: 0, retired: 0 };
  const inWindow = openGate(WINDOW);
  const backfills = runs.map(({ repo }) => inWindow(() => backfill(repo, fleet)));
  for (const { created, changed, retired } of await Promise.all(backfills)) {
    sum.created += created.nodes + created.edges;
    sum.changed += changed;
    sum.retired += retired;
  }
  return sum;
});
const rows = { nodes: copy('nodes'), edges: copy('edges') };
const others = await factsOfOthers();
const mined = await partsMined();
await graph.close();
say({ ...figures, rows, others, mined });

async function backfill(repo: string, fleet: Awaited<ReturnType<typeof describeFleet>>) {
  const trace_id = 'b'.repeat(32);
  const workflow_run = `bench-${process.pid}`;
  const { run, sealed, of } = await stage.remapRun({ repo, trace_id, workflow_run, ...fleet });
  const graphRole = <T>(work: () => Promise<T>) => inGraphRole(() => inActivity(work));
  const plan = await graphRole(() => write.planWrite({ run, sealed, accept_removals: false }));
  const nodes = await graphRole(() => write.writeNodes({ run, plan }));
  const edges = await inEdgeLane(() => inActivity(() => write.writeEdges({ run, plan })));
  const gone = await inEdgeLane(() => inActivity(() => write.retireFacts({ run, plan })));
  const receipts = [nodes, edges, gone];
  const { offered, ...end } = await graphRole(() => write.finishWrite({ run, sealed, plan, receipts }));
  const numbers = {
    ...end,
    staged: offered,
    created: { nodes: nodes.created, edges: edges.created },
    changed: nodes.changed + edges.changed,
    retired: gone.retired,
  };
  const phases = { ingest: 0, mine: 0, analyze: 0, stage: 0, write: 0, report: 0 };
  const result = resultOfRun({ run, unseen: false, written: { numbers, held: 0 }, phases, pages: [] });
  const ontology = { before: of.ontology_version, now: fleet.ontology_version };
  const about = { of: of.run_id, since: null, ontology, retired: gone.retired };
  await stage.saveReceipt({ run, result, backfill: about });
  ended.push({ run, plan });
  return numbers;
}

function copy(which: 'nodes' | 'edges'): readonly string[] {
  mkdirSync(copies, { recursive: true });
  return ended.map(({ plan }, nth) => {
    const lines = readFileSync(join(root, plan[which].uri), 'utf8').split('\n');
    const path = join(copies, `${which}-${nth}.jsonl`);
    const made = lines.filter((line) => line !== '').map((line) => renamed(JSON.parse(line)));
    writeFileSync(path, made.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return path;
  });
}

/** The files that edges come from are those of the graph; nodes of the label, and versions of before, are the copy's own. */
function renamed(row: NodeRow | EdgeRow): object {
  const repo = 'bench.example/copies';
  const { former } = row;
  const kept = former === undefined ? {} : { former: { ...former, record: `copy-${former.record}` } };
  if ('rid' in row) {
    const rid = `copy-${row.rid}`;
    return { rid, labels: row.labels, props: { ...row.props, rid, repo }, ...kept };
  }
  const eid = `copy-${row.eid}`;
  const props = { ...row.props, eid, repo };
  return { eid, type: row.type, from: row.from, to: `copy-${row.to}`, props, ...kept };
}

/** Facts that these runs wrote and that do not belong to the label. */
async function factsOfOthers(): Promise<number> {
  let found = 0;
  for (const { run } of ended) {
    const params = { repo: run.repo, run: run.run_id, label };
    for (const text of [NODES, EDGES])
      found += Number((await graph.read({ text, params }))[0]?.['facts'] ?? 0);
  }
  return found;
}

async function partsMined(): Promise<number> {
  const objects = (await Promise.all(ended.map(({ run }) => staging.objectsOf(run)))).flat();
  return objects.filter(({ path }) => /\/(?:mine|analyze|census|sealed)[/-]/.test(path)).length;
}
