import type { Graph } from '../adapters/memgraph/graph.ts';
import type { WaitingRun } from '../adapters/staging/waiting-runs.ts';
import type { Meters } from '../adapters/telemetry/meters.ts';
import type { Look } from '../adapters/telemetry/watch.ts';
import { Failure } from '../schemas/failures.ts';
import { duplicatesIn, type GraphCheck } from '../schemas/graph-check.ts';
import type { Role } from '../workflows/task-queues.ts';

/** What the looks ask. */
export interface FleetSources {
  readonly graph: Pick<Graph, 'read'>;
  readonly waitingRuns: () => Promise<readonly WaitingRun[]>;
  readonly openLetters: () => Promise<number>;
  readonly lastNightlyRun: () => Promise<Date | null>;
  readonly lastGraphCheck: () => Promise<GraphCheck | null>;
  readonly openProposals: () => Promise<readonly { readonly opened_at: string }[]>;
}

const OFTEN_MS = 5_000;
const SELDOM_MS = 60_000;

/** What a process of these roles looks at: the queue and the graph where facts are written, the schedule where workflows run. */
export function looksOf(roles: readonly Role[], sources: FleetSources, meters: Meters): Look[] {
  const looks: Look[] = [];
  if (roles.includes('graph'))
    looks.push(lookAtQueue(sources, meters), lookAtLetters(sources, meters), lookAtGraph(sources, meters));
  if (roles.includes('workflow'))
    looks.push(lookAtNight(sources, meters), lookAtCheck(sources, meters), lookAtProposals(sources, meters));
  return looks;
}

function lookAtQueue({ waitingRuns }: FleetSources, meters: Meters): Look {
  const show = (depth: number | null, oldest: number | null): void => {
    meters.set('fresh_queue_depth_gauge', {}, depth);
    meters.set('fresh_queue_oldest_seconds', {}, oldest);
  };
  return {
    name: 'queue',
    everyMs: OFTEN_MS,
    look: async () => {
      const waiting = await waitingRuns();
      const depth = waiting.reduce((sum, { envelopes }) => sum + envelopes, 0);
      const ages = waiting.map(({ since }) => (Date.now() - since.getTime()) / 1000);
      show(depth, Math.max(0, ...ages));
    },
    unknown: () => show(null, null),
  };
}

function lookAtLetters({ openLetters }: FleetSources, meters: Meters): Look {
  const show = (open: number | null): void => meters.set('fresh_dlq_open_gauge', {}, open);
  return {
    name: 'dead letters',
    everyMs: OFTEN_MS,
    look: async () => show(await openLetters()),
    unknown: () => show(null),
  };
}

function lookAtGraph({ graph }: FleetSources, meters: Meters): Look {
  const show = (up: number | null): void => meters.set('fresh_graph_up', {}, up);
  return {
    name: 'graph',
    everyMs: OFTEN_MS,
    look: async () => show((await answers(graph)) ? 1 : 0),
    unknown: () => show(null),
  };
}

async function answers(graph: FleetSources['graph']): Promise<boolean> {
  try {
    await graph.read({ text: 'RETURN 1 AS one', params: {} });
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

function lookAtNight({ lastNightlyRun }: FleetSources, meters: Meters): Look {
  const show = (at: number | null): void => meters.set('fresh_nightly_completed_timestamp_seconds', {}, at);
  return {
    name: 'nightly schedule',
    everyMs: SELDOM_MS,
    look: async () => {
      const at = await lastNightlyRun();
      show(at === null ? null : at.getTime() / 1000);
    },
    unknown: () => show(null),
  };
}

function lookAtCheck({ lastGraphCheck }: FleetSources, meters: Meters): Look {
  const show = (found: number | null): void => meters.set('fresh_duplicate_facts_gauge', {}, found);
  return {
    name: 'check of the graph',
    everyMs: SELDOM_MS,
    look: async () => {
      const check = await lastGraphCheck();
      show(check === null ? null : duplicatesIn(check));
    },
    unknown: () => show(null),
  };
}

function lookAtProposals({ openProposals }: FleetSources, meters: Meters): Look {
  const show = (open: number | null, oldest: number | null): void => {
    meters.set('fresh_proposals_open_gauge', {}, open);
    meters.set('fresh_proposals_oldest_seconds', {}, oldest);
  };
  return {
    name: 'proposals',
    everyMs: SELDOM_MS,
    look: async () => {
      const open = await openProposals();
      const ages = open.map(({ opened_at }) => (Date.now() - Date.parse(opened_at)) / 1000);
      show(open.length, Math.max(0, ...ages));
    },
    unknown: () => show(null, null),
  };
}
