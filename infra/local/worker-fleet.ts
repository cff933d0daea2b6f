import { join } from 'node:path';
import type { Service } from './service.ts';
import { type FleetPorts, projectRoot, type StackSettings } from './settings.ts';

/** A young generation of at most 12 MB: summing a history then takes half the memory, and no more time. */
export const miningFlags = ['--max-semi-space-size=4'] as const;

/** The two processes of the local fleet: mining keeps its processors busy and must not delay the others' heartbeats. */
const processes = [
  {
    name: 'worker',
    roles: 'workflow,git,graph,edges,report',
    metrics: 'metrics',
    core: 'coreMetrics',
    flags: [],
  },
  { name: 'mine-worker', roles: 'mine', metrics: 'mineMetrics', core: 'mineCoreMetrics', flags: miningFlags },
] as const satisfies readonly {
  name: string;
  roles: string;
  metrics: keyof FleetPorts;
  core: keyof FleetPorts;
  flags: readonly string[];
}[];

/** The worker fleet as services; `chromium` is the browser for pictures, null when there is none. */
export function fleetServices(settings: StackSettings, chromium: string | null): Service[] {
  return processes.map(({ name, roles, metrics, core, flags }) => {
    const port = settings.fleetPorts[metrics];
    return {
      name,
      command: process.execPath,
      args: ['--disable-warning=ExperimentalWarning', ...flags, join(projectRoot, 'workers', 'main.ts')],
      cwd: projectRoot,
      env: {
        FRESH_HOME: settings.home,
        FRESH_ROLES: roles,
        FRESH_TEMPORAL_PORT: String(settings.ports.temporal),
        FRESH_TEMPORAL_UI_PORT: String(settings.ports.temporalUi),
        FRESH_TEMPORAL_NAMESPACE: settings.namespace,
        FRESH_GRAPH_PORT: String(settings.ports.graph),
        FRESH_METRICS_PORT: String(port),
        FRESH_CORE_METRICS_PORT: String(settings.fleetPorts[core]),
        ...(chromium === null ? {} : { FRESH_CHROMIUM: chromium }),
      },
      logFile: join(settings.home, 'logs', `${name}.log`),
      port,
      isHealthy: () => answersOk(`http://127.0.0.1:${port}/health`),
      startLimitMs: 180_000,
      graceMs: 45_000,
    };
  });
}

/** True when the address answers 200 within two seconds. */
export async function answersOk(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );
}
