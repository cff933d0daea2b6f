import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { derivePlaces, readEnvironment } from '../schemas/environment.ts';
import { type Role, taskQueues } from '../workflows/task-queues.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** The one place where worker code reads the environment. */
export function readWorkerSettings() {
  const environment = readEnvironment(process.env);
  return {
    ...derivePlaces(environment, (path) => resolve(projectRoot, path)),
    roles: parseRoles(environment.FRESH_ROLES),
    mineThreads: environment.FRESH_MINE_THREADS || availableParallelism(),
    metrics: {
      host: environment.FRESH_LISTEN,
      port: environment.FRESH_METRICS_PORT,
      corePort: environment.FRESH_CORE_METRICS_PORT,
    },
    nightly: environment.FRESH_NIGHTLY,
    logLevel: environment.FRESH_LOG_LEVEL,
    chromium: environment.FRESH_CHROMIUM ?? null,
    otlp: environment.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  };
}
export type WorkerSettings = ReturnType<typeof readWorkerSettings>;

const isRole = (name: string): name is Role => Object.hasOwn(taskQueues, name);

function parseRoles(list: string): Role[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.filter((name) => !isRole(name));
  if (unknown.length > 0 || names.length === 0) {
    throw new Error(
      `FRESH_ROLES: ${unknown.join(', ') || 'empty'}; known roles: ${Object.keys(taskQueues).join(', ')}`,
    );
  }
  return names.filter(isRole);
}
