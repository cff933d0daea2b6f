import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { applyMigrations } from '../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import { migrationsFolder } from '../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../adapters/ontology-files/read-migrations.ts';
import { findFreePorts } from '../../infra/local/ports.ts';
import type { StackSettings } from '../../infra/local/settings.ts';
import { stackServices } from '../../infra/local/start-stack.ts';
import { type Supervised, supervise } from '../../infra/local/supervise.ts';
import { answersOk } from '../../infra/local/worker-fleet.ts';
import { emptyGraph } from '../servers/empty-graph.ts';
import { openTcpGate, type TcpGate } from '../servers/tcp-gate.ts';
import { mountSmallDisk } from './small-disk.ts';

export type ServerName = 'graph' | 'temporal';

/** What is played with: servers and workers that somebody starts again when they die, and the lines between them. */
export interface Arena {
  /** Everything that can be killed or frozen, by name. */
  readonly processes: () => ReadonlyMap<string, Supervised>;
  /** The lines from the workers to the servers; the judges use others. */
  readonly gates: Readonly<Record<ServerName, TcpGate>>;
  readonly graph: Graph;
  readonly client: Client;
  /** Home of the play that is on, with its staging. */
  readonly home: () => string;
  /** Whether staging lies on a disk of its own that can be filled. */
  readonly hasSmallDisk: () => boolean;
  /** New workers on an empty graph and an empty home. */
  readonly begin: (home: string) => Promise<void>;
  readonly end: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Two workers of all roles but one, so that lanes and fences have somebody to keep apart; and the miner. */
const WORKERS = {
  'worker-a': 'workflow,git,graph,edges,report',
  'worker-b': 'workflow,git,graph,edges,report',
  'mine-worker': 'mine',
} as const;

/** Starts the servers, on free ports, with data below `root`. */
export async function openArena(
  root: string,
  settings: StackSettings,
  log: (line: string) => void,
): Promise<Arena> {
  mkdirSync(root, { recursive: true });
  const [temporal = 0, temporalUi = 0, graphPort = 0] = await findFreePorts(3);
  const ports = { temporal, temporalUi, graph: graphPort };
  const servers = new Map<string, Supervised>();
  const supervised = { home: root, log, onChange: () => undefined };
  for (const service of stackServices({ home: root, toolchainHome: settings.home, ports, log }))
    servers.set(service.name, supervise(service, supervised));
  await Promise.all([...servers.values()].map((one) => one.ready));
  const graph = createGraph({ url: `bolt://127.0.0.1:${graphPort}` });
  await applyMigrations(graph, await readMigrationFiles(migrationsFolder));
  const connection = await Connection.connect({ address: `127.0.0.1:${temporal}` });
  const client = new Client({ connection, namespace: 'fresh' });
  const gates = {
    graph: await openTcpGate(graphPort, '127.0.0.1'),
    temporal: await openTcpGate(temporal, '127.0.0.1'),
  };
  let workers = new Map<string, Supervised>();
  let home = root;
  let unmount: (() => void) | null = null;
  let stopped = false;
  const end = async (): Promise<void> => {
    await Promise.all([...workers.values()].map((worker) => worker.stop()));
    workers = new Map();
    unmount?.();
    unmount = null;
  };
  return {
    processes: () => new Map([...servers, ...workers]),
    gates,
    graph,
    client,
    home: () => home,
    hasSmallDisk: () => unmount !== null,
    begin: async (folder) => {
      await end();
      await emptyGraph(graph);
      home = folder;
      rmSync(folder, { recursive: true, force: true });
      unmount = mountSmallDisk(join(folder, 'data', 'staging'));
      for (const [name, roles] of Object.entries(WORKERS)) {
        const service = await workerService(name, roles, folder, gates);
        // Nobody would end what begins after the end.
        if (stopped) throw new Error('the arena is closed');
        workers.set(name, supervise(service, { ...supervised, home: folder }));
      }
      await Promise.all([...workers.values()].map((one) => one.ready));
    },
    end,
    stop: async () => {
      stopped = true;
      await end();
      await graph.close();
      await connection.close();
      await Promise.all(Object.values(gates).map((gate) => gate.close()));
      await Promise.all([...servers.values()].map((server) => server.stop()));
    },
  };
}

async function workerService(name: string, roles: string, home: string, gates: Arena['gates']) {
  const [port = 0, core = 0] = await findFreePorts(2);
  return {
    name,
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', 'test/chaos/worker.ts'],
    cwd: process.cwd(),
    env: {
      FRESH_HOME: home,
      FRESH_ROLES: roles,
      FRESH_SETTINGS: join(home, 'fresh.settings.yml'),
      FRESH_REPORTS_DIR: join(home, 'reports'),
      FRESH_TEMPORAL_ADDRESS: `127.0.0.1:${gates.temporal.port}`,
      FRESH_GRAPH_URL: `bolt://127.0.0.1:${gates.graph.port}`,
      FRESH_METRICS_PORT: String(port),
      FRESH_CORE_METRICS_PORT: String(core),
      // Pictures are a cache of the pages' diagrams: nothing of what is judged here.
      FRESH_CHROMIUM: '/nowhere/chromium',
    },
    logFile: join(home, 'logs', `${name}.log`),
    port,
    isHealthy: () => answersOk(`http://127.0.0.1:${port}/health`),
    startLimitMs: 180_000,
    graceMs: 45_000,
  };
}
