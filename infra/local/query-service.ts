import { join } from 'node:path';
import type { Service } from './service.ts';
import { projectRoot, type StackSettings } from './settings.ts';
import { answersOk } from './worker-fleet.ts';

/** The query service as one more process of the stack; it ends in order, so what was asked is still answered. */
export function queryService(settings: StackSettings): Service {
  const port = settings.fleetPorts.queries;
  return {
    name: 'query-service',
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', join(projectRoot, 'query-service', 'main.ts')],
    cwd: projectRoot,
    env: {
      FRESH_HOME: settings.home,
      FRESH_GRAPH_PORT: String(settings.ports.graph),
      FRESH_QUERY_PORT: String(port),
    },
    logFile: join(settings.home, 'logs', 'query-service.log'),
    port,
    isHealthy: () => answersOk(`http://127.0.0.1:${port}/health`),
    startLimitMs: 60_000,
    graceMs: 20_000,
  };
}
