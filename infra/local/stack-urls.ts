import type { StackSettings } from './settings.ts';

/** Where a person looks. Workers in containers are asked by Prometheus, so their metrics have no address here. */
export function stackUrls(
  { ports, fleetPorts }: Pick<StackSettings, 'ports' | 'fleetPorts'>,
  engine: 'local' | 'compose' = 'local',
): Record<string, string> {
  return {
    temporal: `http://127.0.0.1:${ports.temporalUi}`,
    queries: `http://127.0.0.1:${fleetPorts.queries}/docs`,
    ...(engine === 'compose'
      ? {}
      : {
          metrics: `http://127.0.0.1:${fleetPorts.metrics}/metrics`,
          core_metrics: `http://127.0.0.1:${fleetPorts.coreMetrics}/metrics`,
        }),
    graph: `bolt://127.0.0.1:${ports.graph}`,
  };
}
