import { isTemporalServing } from '../../adapters/temporal/prepare-namespace.ts';
import type { ServiceStatus, StatusResult } from '../../schemas/cli/status.ts';
import { runCompose } from './container-engine.ts';
import { containerStates } from './container-states.ts';
import { isGraphServing } from './graph-server.ts';
import { stillRuns } from './processes.ts';
import type { StackSettings } from './settings.ts';
import { isHeld, readStackState, type StackState } from './stack-state.ts';
import { stackUrls } from './stack-urls.ts';
import { answersOk } from './worker-fleet.ts';

/** Asks each server and worker right now; what the supervisor wrote down is not taken on trust. */
export async function inspectStack(settings: StackSettings): Promise<StatusResult> {
  const state = readStackState(settings.home);
  const isUp = state !== null && (state.engine === 'compose' || isHeld(state));
  if (!isUp) return { engine: null, healthy: false, services: [], urls: {} };
  const services =
    state.engine === 'compose'
      ? containerStates(await runCompose(['ps', '--all', '--format', 'json'], settings, () => {}))
      : await Promise.all(state.services.map(ask));
  const healthy = state.phase === 'ready' && services.every(({ health }) => health === 'healthy');
  return { engine: state.engine, healthy, services, urls: stackUrls(settings, state.engine) };
}

type Service = StackState['services'][number];

async function ask({ name, port, process: record, health, restarts }: Service): Promise<ServiceStatus> {
  const running = record === null ? null : stillRuns(record) ? record.pid : null;
  const answers = await probes[name === 'temporal' || name === 'graph' ? name : 'worker'](port);
  if (answers) return { name, port, pid: running, health: 'healthy', restarts };
  return { name, port, pid: running, health: health === 'healthy' ? 'unhealthy' : health, restarts };
}

const probes = {
  temporal: (port: number) => isTemporalServing(`127.0.0.1:${port}`),
  graph: (port: number) => isGraphServing(`bolt://127.0.0.1:${port}`),
  worker: (port: number) => answersOk(`http://127.0.0.1:${port}/health`),
} as const;
