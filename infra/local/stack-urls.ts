import type { StackSettings } from './settings.ts';

/** Where a person looks: the same ports in containers and in local processes. */
export function stackUrls({
  ports,
  fleetPorts,
}: Pick<StackSettings, 'ports' | 'fleetPorts'>): Record<string, string> {
  return {
    temporal: `http://127.0.0.1:${ports.temporalUi}`,
    metrics: `http://127.0.0.1:${fleetPorts.metrics}/metrics`,
    core_metrics: `http://127.0.0.1:${fleetPorts.coreMetrics}/metrics`,
    graph: `bolt://127.0.0.1:${ports.graph}`,
  };
}
