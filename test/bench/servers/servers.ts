import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { applyMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { chromiumFor } from '../../../infra/local/installers/chromium.ts';
import { installMissing, stackInstallers } from '../../../infra/local/installers/install-missing.ts';
import { withLock } from '../../../infra/local/lock.ts';
import { findFreePorts } from '../../../infra/local/ports.ts';
import type { StackSettings } from '../../../infra/local/settings.ts';
import { lockFile } from '../../../infra/local/stack-home.ts';
import { startStack } from '../../../infra/local/start-stack.ts';
import { supervise } from '../../../infra/local/supervise.ts';
import { fleetServices } from '../../../infra/local/worker-fleet.ts';

/** A stack of the bench's own, on free ports, with data of its own; nothing of it stays. */
export interface Servers {
  readonly graphUrl: string;
  readonly graph: Graph;
  /** The environment in which our programs find this stack; each home has its own staging, mirrors and pages. */
  readonly env: (home: string) => Readonly<Record<string, string>>;
  /** Takes everything out of the graph but what the shipped migrations made. */
  readonly empty: () => Promise<void>;
  /** The two worker processes of the local fleet; the function stops them. */
  readonly startFleet: (home: string) => Promise<() => Promise<void>>;
  readonly stop: () => Promise<void>;
}

/** `toolchain` is the home whose toolchain holds the servers; they are installed there when they are not. */
export async function startServers(
  home: string,
  settings: StackSettings,
  log: (line: string) => void,
): Promise<Servers> {
  await withLock(lockFile(settings.home), log, () => installMissing(stackInstallers(settings), log));
  mkdirSync(home, { recursive: true });
  const [temporal = 0, temporalUi = 0, graphPort = 0] = await findFreePorts(3);
  const ports = { temporal, temporalUi, graph: graphPort };
  const stack = await startStack({ home, toolchainHome: settings.home, ports, graphHeap: '2g', log });
  const graph = createGraph({ url: stack.graph.url });
  const driver = neo4j.driver(stack.graph.url);
  await applyMigrations(graph, await readMigrationFiles(migrationsFolder));
  const chromium = chromiumFor(settings);
  return {
    graphUrl: stack.graph.url,
    graph,
    empty: () => empty(driver),
    env: (folder) => ({
      FRESH_HOME: folder,
      FRESH_REPORTS_DIR: join(folder, 'reports'),
      FRESH_TEMPORAL_ADDRESS: stack.temporal.address,
      FRESH_TEMPORAL_NAMESPACE: stack.temporal.namespace,
      FRESH_GRAPH_URL: stack.graph.url,
      ...(chromium === null ? {} : { FRESH_CHROMIUM: chromium }),
    }),
    startFleet: (folder) =>
      startFleet({ ...settings, home: folder, ports, namespace: 'fresh' }, chromium, log),
    stop: async () => {
      await graph.close();
      await driver.close();
      await stack.stop();
    },
  };
}

async function empty(driver: Driver): Promise<void> {
  const session = driver.session();
  try {
    for (const text of [
      'MATCH ()-[e]->() CALL (e) { DELETE e } IN TRANSACTIONS OF 10000 ROWS',
      'MATCH (n) WHERE NOT n:Migration OR n.approved_by IS NOT NULL CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS',
    ])
      await session.run(text);
  } finally {
    await session.close();
  }
}

async function startFleet(
  settings: StackSettings,
  chromium: string | null,
  log: (line: string) => void,
): Promise<() => Promise<void>> {
  const [metrics = 0, coreMetrics = 0, mineMetrics = 0, mineCoreMetrics = 0, queries = 0] =
    await findFreePorts(5);
  const fleetPorts = { metrics, coreMetrics, mineMetrics, mineCoreMetrics, queries };
  const running = fleetServices({ ...settings, fleetPorts }, chromium).map((service) => {
    const env = { ...service.env, FRESH_REPORTS_DIR: join(settings.home, 'reports') };
    return supervise({ ...service, env }, { home: settings.home, log, onChange: () => undefined });
  });
  const stop = async (): Promise<void> => void (await Promise.all(running.map((one) => one.stop())));
  try {
    await Promise.all(running.map((one) => one.ready));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
