import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remapRun } from '../../../activities/4-stage/remap-run.ts';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { openIngress, type Producer } from '../../../activities/envelopes/ingress.ts';
import {
  createOntologyActivities,
  type OntologyActivities,
} from '../../../activities/ontology-change/activities.ts';
import type { Asked } from '../../../activities/ontology-change/broken-questions.ts';
import { readMeaning } from '../../../activities/ontology-change/read-meaning.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { createOntologyFiles } from '../../../adapters/ontology-files/create-ontology-files.ts';
import type { OntologyFiles } from '../../../adapters/ontology-files/ontology-files.ts';
import { queries } from '../../../queries/registry.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import type { Item } from '../../../schemas/envelope.ts';
import { withChanges } from '../../../schemas/fingerprint.ts';
import type { ItemKind } from '../../../schemas/items/registry.ts';
import type { AppliedChange, ChangeStep, Proposal } from '../../../schemas/ontology-change.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { emptyGraph } from '../../servers/empty-graph.ts';
import type { Observation } from '../write/observations.ts';
import { runOf } from '../write/observations.ts';
import { type Bench, openBench, type WriteOptions } from '../write/write-bench.ts';

export type Said = Observation | (Item & { readonly miner?: string });

/** Sealing, writing and changing the ontology on the real server, without workflows. */
export interface OntologyBench extends Bench {
  readonly files: OntologyFiles;
  readonly folder: string;
  readonly ontology: OntologyActivities;
  /** The same over another graph, or with other saved queries. */
  readonly reopen: (graph: Graph, asked?: readonly Asked[]) => OntologyActivities;
  /** The same, but that no saved query stands in the way of a change. */
  readonly unasked: OntologyActivities;
  /** Seals what is said under today's ontology and writes it. */
  readonly run: (run: RunRef, said: readonly Said[]) => ReturnType<Bench['write']>;
  /** Maps the newest run of a repository again. */
  readonly backfill: (repo: string, options?: WriteOptions) => ReturnType<Bench['write']>;
  readonly approve: (proposal: Proposal) => Promise<AppliedChange>;
}

export const questions = Object.values<SavedQuery>(queries).map((query) => ({
  query,
  text: readFileSync(query.cypher, 'utf8'),
  askedBy: [],
}));

export async function openOntologyBench(repos: readonly string[]): Promise<OntologyBench> {
  const bench = await openBench(repos);
  // A change concerns every repository of the graph, so those that other tests left behind would have to be mapped again too.
  await emptyGraph(bench.graph);
  await forgetChanges(bench);
  const folder = mkdtempSync(join(tmpdir(), 'fresh-ontology-'));
  const files = createOntologyFiles(folder);
  const { graph, staging } = bench;
  const reopen = (over: Graph, asked: readonly Asked[] = questions) =>
    createOntologyActivities({
      graph: over,
      staging,
      questions: asked,
      askIn: (stage) => createAsk(stage),
      ontologyFiles: files,
    });
  const ontology = reopen(graph);
  const fingerprint = async () => {
    const { ontology: now, checksum } = await readMeaning(graph);
    return { fingerprint: withChanges('items.facts', checksum), ontology_version: now.version };
  };
  let remaps = 0;
  return {
    ...bench,
    files,
    folder,
    ontology,
    reopen,
    unasked: reopen(graph, []),
    run: async (run, said) => {
      const mined = await stageSaid(bench, run, said);
      await staging.openRun(run.repo, `run ${run.run_id}`);
      const sealed = await sealRun(staging, { run, ...(await fingerprint()), mined }, () => undefined);
      return bench.write(run, sealed);
    },
    backfill: async (repo, options) => {
      const remapped = await remapRun(staging, {
        repo,
        trace_id: 'f'.repeat(32),
        workflow_run: `remap ${remaps++}`,
        ...(await fingerprint()),
      });
      return bench.write(remapped.run, remapped.sealed, options);
    },
    approve: async (proposal) => {
      const checked = await ontology.checkChange({ proposal });
      return ontology.applyChange({ proposal, checked, approved_by: 'Data Platform', why: 'agreed' });
    },
    close: async () => {
      await forgetChanges(bench);
      await bench.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function stageSaid({ staging }: Bench, run: RunRef, said: readonly Said[]) {
  const byMiner = Map.groupBy(said, ({ kind, miner = kind }) => miner);
  return Promise.all(
    [...byMiner].map(async ([miner, items]) => {
      const kinds = items.map(({ kind }) => (kind.startsWith('open/') ? 'open/*' : kind));
      const producer: Producer = { name: miner, version: '1', kinds: kinds as (ItemKind | 'open/*')[] };
      const ingress = openIngress(run, producer);
      ingress.take({ items: items.map(({ miner: _, ...item }) => item), rejects: [] });
      const admitted = ingress.close();
      const name = `mine/${miner.replaceAll('/', '-')}`;
      return {
        producer: miner,
        items: [await staging.writePart(run, `${name}.items`, admitted.items)],
        rejects: [await staging.writePart(run, `${name}.rejects`, admitted.rejects)],
      };
    }),
  );
}

/** The server is shared: what one test decided must not hold for the next. */
export async function forgetChanges({ graph }: Pick<Bench, 'graph'>): Promise<void> {
  for (const text of [
    'MATCH (c:OntologyChange) DELETE c',
    'MATCH (m:Migration) WHERE m.approved_by IS NOT NULL DELETE m',
  ])
    await graph.write([{ text, params: {} }]);
}

export const proposal = (id: string, steps: readonly ChangeStep[]): Proposal => ({
  id,
  title: `Change ${id}`,
  why: 'It is there and has no word',
  proposed_by: 'Data Platform',
  steps: [...steps],
  evidence: null,
});

export { runOf };
