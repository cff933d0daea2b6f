import { type NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { createIngestActivities } from '../activities/1-ingest/activities.ts';
import { createMineActivities } from '../activities/2-mine/activities.ts';
import { createAnalyzeActivities } from '../activities/3-analyze/activities.ts';
import { createLinkActivities } from '../activities/3-analyze/link-activities.ts';
import { createStageActivities } from '../activities/4-stage/activities.ts';
import { createWriteActivities } from '../activities/5-write/activities.ts';
import { createReportActivities } from '../activities/6-report/activities.ts';
import { createFleetActivities } from '../activities/fleet/activities.ts';
import { createOntologyActivities } from '../activities/ontology-change/activities.ts';
import {
  createProposalActivities,
  createProposalRecordActivities,
  createSightingActivities,
} from '../activities/proposals/activities.ts';
import type { Meters } from '../adapters/telemetry/meters.ts';
import { type Role, taskQueues } from '../workflows/task-queues.ts';
import { activityShell } from './activity-shell.ts';
import { beating } from './beating.ts';
import type { Adapters } from './connect-adapters.ts';
import type { WorkerSettings } from './settings.ts';
import { traceSinks } from './trace-sinks.ts';

interface RoleShape {
  /** Activities of one worker that run at the same time. */
  readonly slots: (settings: WorkerSettings) => number;
  readonly activities: (adapters: Adapters) => object;
}

/**
 * What each role can do, and how much of it at once. The edge lane has one slot, and one worker in the whole fleet may
 * have the role (architecture, decision 7).
 */
const roles: Readonly<Record<Role, RoleShape>> = {
  workflow: {
    slots: () => 20,
    activities: ({ fleet, proposals }) => ({
      ...createFleetActivities(fleet),
      ...createProposalActivities(proposals),
    }),
  },
  git: { slots: () => 4, activities: ({ ingest }) => createIngestActivities(ingest) },
  mine: {
    slots: ({ mineThreads }) => mineThreads,
    activities: ({ mine, staging, versions }) => ({
      ...createMineActivities(mine),
      ...createAnalyzeActivities({ staging, versions }),
      ...createStageActivities({ staging }),
      ...createSightingActivities({ staging }),
    }),
  },
  graph: {
    slots: () => 2,
    activities: ({ graph, staging, links, ontologyChange, proposals }) => ({
      ...createWriteActivities({ graph, staging }),
      ...createLinkActivities(links),
      ...beating(createOntologyActivities(ontologyChange)),
      ...createProposalRecordActivities(proposals),
    }),
  },
  edges: { slots: () => 1, activities: ({ graph, staging }) => createWriteActivities({ graph, staging }) },
  report: { slots: () => 1, activities: ({ report }) => createReportActivities(report) },
};

export interface FleetParts {
  readonly settings: WorkerSettings;
  readonly adapters: Adapters;
  readonly meters: Meters;
  readonly connection: NativeConnection;
  /** Null where the process has no role workflow: to make one takes seconds and memory. */
  readonly bundle: WorkflowBundleWithSourceMap | null;
}

/** A worker for each role of this process, connected and ready to run. */
export function createWorkers({
  settings,
  adapters,
  meters,
  connection,
  bundle,
}: FleetParts): Promise<Worker[]> {
  return Promise.all(
    settings.roles.map((role) =>
      Worker.create({
        connection,
        namespace: settings.temporal.namespace,
        taskQueue: taskQueues[role],
        activities: roles[role].activities(adapters),
        maxConcurrentActivityTaskExecutions: roles[role].slots(settings),
        interceptors: { activity: [activityShell(meters)] },
        // Heartbeats carry progress to the command line and cancellation back: once a second is often enough for both.
        maxHeartbeatThrottleInterval: '1s',
        shutdownGraceTime: '10s',
        shutdownForceTime: '30s',
        ...(role === 'workflow' && bundle !== null ? { workflowBundle: bundle, sinks: traceSinks } : {}),
      }),
    ),
  );
}
