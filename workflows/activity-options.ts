import { proxyActivities } from '@temporalio/workflow';
import type { IngestActivities } from '../activities/1-ingest/activities.ts';
import type { MineActivities } from '../activities/2-mine/activities.ts';
import type { AnalyzeActivities } from '../activities/3-analyze/activities.ts';
import type { LinkActivities } from '../activities/3-analyze/link-activities.ts';
import type { StageActivities } from '../activities/4-stage/activities.ts';
import type { WriteActivities } from '../activities/5-write/activities.ts';
import type { ReportActivities } from '../activities/6-report/activities.ts';
import type { FleetActivities } from '../activities/fleet/activities.ts';
import type { OntologyActivities } from '../activities/ontology-change/activities.ts';
import type {
  ProposalActivities,
  ProposalRecordActivities,
  SightingActivities,
} from '../activities/proposals/activities.ts';
import { taskQueues } from './task-queues.ts';

/**
 * The one retry table. Which failure may be tried again is said by schemas/failures.ts and applied in the worker;
 * here stands how often and how long. Waiting for a server that is away must not use up attempts, so only time bounds it.
 */
const patient = { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' } as const;
const graphRetry = { initialInterval: '100ms', backoffCoefficient: 3, maximumInterval: '30s' } as const;

export const fleet = proxyActivities<FleetActivities>({
  taskQueue: taskQueues.workflow,
  startToCloseTimeout: '1 minute',
  retry: { ...patient, maximumAttempts: 10 },
});

export const ingest = proxyActivities<IngestActivities>({
  taskQueue: taskQueues.git,
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '1 minute',
  retry: { ...patient, maximumAttempts: 5 },
});

/** Asking for refs only: quick to answer, quick to give up, so that a wrong host name is told at once. */
export const addresses = proxyActivities<IngestActivities>({
  taskQueue: taskQueues.git,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '1 minute',
  retry: { ...patient, maximumAttempts: 3 },
});

export const mining = proxyActivities<MineActivities>({
  taskQueue: taskQueues.mine,
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '1 minute',
  retry: { ...patient, maximumAttempts: 10 },
});

export const analysis = proxyActivities<AnalyzeActivities>({
  taskQueue: taskQueues.mine,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '2 minutes',
  retry: { ...patient, maximumAttempts: 10 },
});

/** Asks the graph, so it stands where the graph is reached, and waits for one that is away. */
export const links = proxyActivities<LinkActivities>({
  taskQueue: taskQueues.graph,
  startToCloseTimeout: '1 hour',
  scheduleToCloseTimeout: '24 hours',
  heartbeatTimeout: '2 minutes',
  retry: graphRetry,
});

export const stage = proxyActivities<StageActivities>({
  taskQueue: taskQueues.mine,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '2 minutes',
  retry: { ...patient, maximumAttempts: 10 },
});

/** A graph that is away for a day loses nothing: the batch lies in staging and Temporal keeps trying. */
export const write = proxyActivities<WriteActivities>({
  taskQueue: taskQueues.graph,
  startToCloseTimeout: '2 hours',
  scheduleToCloseTimeout: '24 hours',
  heartbeatTimeout: '1 minute',
  retry: graphRetry,
});

export const edgeLane = proxyActivities<WriteActivities>({
  taskQueue: taskQueues.edges,
  startToCloseTimeout: '2 hours',
  scheduleToCloseTimeout: '24 hours',
  heartbeatTimeout: '1 minute',
  retry: graphRetry,
});

/** Looking for what nothing maps must never keep a run: it has minutes, and what it missed the next run sees again. */
const inPassing = {
  startToCloseTimeout: '3 minutes',
  scheduleToCloseTimeout: '5 minutes',
  retry: { ...patient, maximumAttempts: 3 },
} as const;

export const sightings = proxyActivities<SightingActivities>({
  ...inPassing,
  taskQueue: taskQueues.mine,
  heartbeatTimeout: '1 minute',
});

export const suggestions = proxyActivities<Pick<ProposalActivities, 'proposeKinds'>>({
  ...inPassing,
  taskQueue: taskQueues.workflow,
});

/** A proposal waits for weeks, so it also waits for its graph. */
export const proposals = proxyActivities<Omit<ProposalActivities, 'proposeKinds'>>({
  taskQueue: taskQueues.workflow,
  startToCloseTimeout: '5 minutes',
  retry: graphRetry,
});

export const proposalRecords = proxyActivities<ProposalRecordActivities>({
  taskQueue: taskQueues.graph,
  startToCloseTimeout: '5 minutes',
  retry: graphRetry,
});

export const ontologyChange = proxyActivities<OntologyActivities>({
  taskQueue: taskQueues.graph,
  startToCloseTimeout: '2 hours',
  scheduleToCloseTimeout: '24 hours',
  heartbeatTimeout: '2 minutes',
  retry: graphRetry,
});

export const reports = proxyActivities<ReportActivities>({
  taskQueue: taskQueues.report,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '2 minutes',
  retry: { ...patient, maximumAttempts: 5 },
});
