import { Context } from '@temporalio/activity';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { GraphCheck } from '../../schemas/graph-check.ts';
import type { RunRef, WritePlan, WriteReceipt } from '../../schemas/run.ts';
import { readMeaning } from '../ontology-change/read-meaning.ts';
import type { Progress } from './apply/progress.ts';
import { holdRows, retireRows } from './apply/retire-rows.ts';
import { writeEdgeRows, writeNodeRows } from './apply/write-rows.ts';
import { type Finished, type FinishRequest, finishWrite } from './close/finish-write.ts';
import { isWritten } from './close/is-written.ts';
import { dropDuplicates } from './live/drop-duplicates.ts';
import { findDuplicates } from './live/find-duplicates.ts';
import { requireMigrations } from './migrations/require-migrations.ts';
import { type PlanRequest, planWrite } from './plan/plan-write.ts';
import { listReplayable, type Replayable } from './replay/list-replayable.ts';
import { planReplay, type Replay, type ReplayRequest } from './replay/plan-replay.ts';

export interface WriteDependencies {
  readonly graph: Graph;
  readonly staging: Staging;
}

interface PlannedRequest {
  readonly run: RunRef;
  readonly plan: WritePlan;
}

export type WriteActivities = ReturnType<typeof createWriteActivities>;

/** Phase 5: a sealed run becomes the live facts of its repository. Only planWrite reads all of them; the others follow its plan. */
export function createWriteActivities({ graph, staging }: WriteDependencies) {
  return {
    planWrite: (request: PlanRequest): Promise<WritePlan> => planWrite(graph, staging, request, stepByStep()),
    listReplayable: ({ repo }: { readonly repo: string }): Promise<Replayable> =>
      listReplayable(graph, staging, repo),
    planReplay: (request: ReplayRequest): Promise<Replay | null> =>
      planReplay(graph, staging, request, stepByStep()),
    writeNodes: async ({ run, plan }: PlannedRequest): Promise<WriteReceipt> => {
      await requireMigrations(graph);
      return writeNodeRows(
        graph,
        staging,
        { run, part: plan.nodes, meaning: await readMeaning(graph, plan.ontology_version) },
        activityProgress(),
      );
    },
    writeEdges: async ({ run, plan }: PlannedRequest): Promise<WriteReceipt> => {
      await requireMigrations(graph);
      return writeEdgeRows(
        graph,
        staging,
        { run, part: plan.edges, meaning: await readMeaning(graph, plan.ontology_version) },
        activityProgress(),
      );
    },
    /** With `hold` the facts stay live and are marked, as a human or the guard's deadline decided. */
    retireFacts: ({
      run,
      plan,
      hold = false,
    }: PlannedRequest & { readonly hold?: boolean }): Promise<WriteReceipt> =>
      hold
        ? holdRows(graph, staging, run, plan.retire)
        : retireRows(graph, staging, run, plan.retire, activityProgress()),
    /** Only reads. */
    checkGraph: (): Promise<GraphCheck> => findDuplicates(graph, activityProgress().heartbeat),
    /** Writes edges, so it stands in their lane. */
    dropDuplicates: (): Promise<{ readonly removed: number }> =>
      dropDuplicates(graph, `repair ${Context.current().info.workflowExecution?.runId ?? ''}`, stepByStep()),
    isWritten: isWritten(graph),
    finishWrite: (request: FinishRequest): Promise<Finished> => finishWrite(graph, staging, request),
  };
}

/** Tells each step of a plan, unless the run is being cancelled. */
function stepByStep(): (step: string) => void {
  const { heartbeat, stopIfCancelled } = activityProgress();
  return (step) => {
    stopIfCancelled();
    heartbeat(step);
  };
}

function activityProgress(): Progress {
  const { info, heartbeat, cancellationSignal } = Context.current();
  return {
    resumeFrom: info.heartbeatDetails,
    heartbeat: (details) => heartbeat(details),
    stopIfCancelled: () => cancellationSignal.throwIfAborted(),
  };
}
