import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A real worker process of all roles against the test servers, with folders of its own. */
export interface Fleet {
  readonly home: string;
  readonly reports: string;
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
  /** SIGKILL: what a crashed machine leaves behind. */
  readonly kill: () => Promise<void>;
  /** Starts it again after stop or kill. */
  readonly restart: () => Promise<void>;
}

export async function startFleet(home: string, extra: Readonly<Record<string, string>> = {}): Promise<Fleet> {
  mkdirSync(home, { recursive: true });
  const { temporalAddress, namespace, graphUrl } = inject('servers');
  const reports = join(home, 'reports');
  const port = await freePort();
  const env = {
    FRESH_HOME: home,
    FRESH_REPORTS_DIR: reports,
    FRESH_TEMPORAL_ADDRESS: temporalAddress,
    FRESH_TEMPORAL_NAMESPACE: namespace,
    FRESH_GRAPH_URL: graphUrl,
    FRESH_METRICS_PORT: String(port),
    FRESH_CORE_METRICS_PORT: String(await freePort()),
    ...extra,
  };
  const log = join(home, 'worker.log');
  let child = spawnWorker(env, log);
  await ready(child, port, log);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await closed;
  };
  return {
    home,
    reports,
    env,
    log,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      child = spawnWorker(env, log);
      await ready(child, port, log);
    },
  };
}

function spawnWorker(env: Readonly<Record<string, string>>, log: string): ChildProcess {
  const child = spawn(process.execPath, ['workers/main.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log, { flags: 'a' });
  child.stdout?.pipe(file);
  child.stderr?.pipe(file, { end: false });
  return child;
}

async function ready(child: ChildProcess, port: number, log: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}; see ${log}`);
    const healthy = await fetch(`http://127.0.0.1:${port}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
