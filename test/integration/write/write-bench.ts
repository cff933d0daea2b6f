import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { inject } from 'vitest';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { applyMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import type { Graph, Written } from '../../../adapters/memgraph/graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import type { Envelope } from '../../../schemas/envelope.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import type { Unseen } from '../../../schemas/unseen.ts';
import { lintedGraph } from '../../servers/linted-graph.ts';
import { envelope, type Observation } from './observations.ts';

export const graphUrl = (): string =>
  process.env.FRESH_TEST_GRAPH_URL ?? (inject('servers' as never) as { graphUrl: string }).graphUrl;

/** Sums of the server's own counters over everything that was written through the bench's graph. */
export interface Tally {
  created: number;
  properties: number;
}

/** The write phase on the real server, with its own staging folder; every statement is linted and counted. */
export interface Bench {
  readonly graph: Graph;
  readonly staging: Staging;
  readonly tally: Tally;
  readonly activities: ReturnType<typeof createWriteActivities>;
  /** Runs one activity in an activity's context, with the heartbeat of an earlier attempt if given; beats are kept. */
  readonly inActivity: <T>(work: () => Promise<T>, heartbeat?: unknown, beats?: unknown[]) => Promise<T>;
  /** `unseen`: what a miner could not look at. */
  readonly seal: (
    run: RunRef,
    said: readonly Observation[],
    unseen?: readonly Unseen[],
  ) => Promise<SealedRun>;
  readonly write: (run: RunRef, sealed: SealedRun, options?: WriteOptions) => ReturnType<typeof writeAll>;
  readonly close: () => Promise<void>;
}

export interface WriteOptions {
  readonly accept_removals?: boolean;
  readonly hold?: boolean;
}

export async function openBench(
  repos: readonly string[],
  wrap: (graph: Graph) => Graph = (graph) => graph,
): Promise<Bench> {
  const root = mkdtempSync(join(tmpdir(), 'fresh-write-'));
  const tally: Tally = { created: 0, properties: 0 };
  const server = createGraph({ url: graphUrl() });
  const graph = wrap(counted(lintedGraph(server), tally));
  const staging = createFileStaging({ root });
  await applyMigrations(graph, await readMigrationFiles(migrationsFolder));
  for (const repo of repos) await forget(server, repo);
  const activities = createWriteActivities({ graph, staging });
  const inActivity: Bench['inActivity'] = (work, heartbeatDetails, beats = []) => {
    const environment = new MockActivityEnvironment(
      { heartbeatDetails },
      { logger: new DefaultLogger('ERROR') },
    );
    environment.on('heartbeat', (details: unknown) => beats.push(details));
    return environment.run(work) as never;
  };
  return {
    graph,
    staging,
    tally,
    activities,
    inActivity,
    seal: (run, said, unseen) =>
      seal(
        staging,
        run,
        said.map((one) => envelope(run, one)),
        unseen,
      ),
    write: (run, sealed, options) => writeAll(activities, inActivity, run, sealed, options ?? {}),
    close: async () => {
      for (const repo of repos) await forget(server, repo);
      await server.close();
      rmSync(root, { recursive: true });
    },
  };
}

async function writeAll(
  activities: Bench['activities'],
  inActivity: Bench['inActivity'],
  run: RunRef,
  sealed: SealedRun,
  { accept_removals = false, hold = false }: WriteOptions,
) {
  const plan: WritePlan = await inActivity(() => activities.planWrite({ run, sealed, accept_removals }));
  const nodes = await inActivity(() => activities.writeNodes({ run, plan }));
  const edges = await inActivity(() => activities.writeEdges({ run, plan }));
  const retired = await inActivity(() => activities.retireFacts({ run, plan, hold }));
  const end = await inActivity(() =>
    activities.finishWrite({ run, sealed, plan, receipts: [nodes, edges, retired] }),
  );
  return { plan, nodes, edges, retired, end };
}

/** A sealed run whose lines stand in the order given: the write phase must not need them sorted. */
async function seal(
  staging: Staging,
  run: RunRef,
  envelopes: readonly Envelope[],
  unseen: readonly Unseen[] = [],
): Promise<SealedRun> {
  const content_hash = 'a'.repeat(64);
  const items = await staging.writePart(
    run,
    'sealed/items',
    envelopes.map((one) => JSON.stringify(one)),
  );
  const rejects = await staging.writePart(run, 'sealed/rejects', []);
  const index = {
    contract_version: '0.2.0',
    run,
    sequence: Number(run.run_id),
    fingerprint: 'test',
    parts: [{ kind: 'any', ref: items, content_hash }],
    rejects,
    rejected: [],
    ...(unseen.length === 0
      ? {}
      : {
          unseen: await staging.writePart(
            run,
            'sealed/unseen',
            unseen.map((one) => JSON.stringify(one)),
          ),
        }),
    counts: { items: envelopes.length, rejects: 0, duplicates: 0 },
    content_hash,
  };
  const ref = await staging.writePart(run, 'sealed/index', [JSON.stringify(index)]);
  return { index: ref, content_hash, items: envelopes.length, rejects: 0 };
}

function counted(graph: Graph, tally: Tally): Graph {
  const count = (written: Written): Written => {
    tally.created += written.nodes_created + written.edges_created;
    tally.properties += written.properties_set;
    return written;
  };
  return { ...graph, write: async (statements, about) => count(await graph.write(statements, about)) };
}

/** Takes a test's own repository out of the server, records too; shared nodes go when nothing holds them. */
export async function forget(graph: Graph, repo: string): Promise<void> {
  const texts = [
    'MATCH ()-[e]->() WHERE e.repo = $repo DELETE e',
    'MATCH (n:Entity) WHERE n.repo = $repo DETACH DELETE n',
    'MATCH (r:Record) WHERE r.repo = $repo DELETE r',
    'MATCH (n:Entity) WHERE n.repo IS NULL AND NOT EXISTS { MATCH (n)-[x]-(m) RETURN x } DELETE n',
  ];
  for (const text of texts) await graph.write([{ text, params: { repo } }]);
}
