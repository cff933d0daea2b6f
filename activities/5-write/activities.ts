import { Context } from '@temporalio/activity';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { GraphCheck } from '../../schemas/graph-check.ts';
import type { RunRef, WritePlan, WriteReceipt } from '../../schemas/run.ts';
import { readMeaning } from '../ontology-change/read-meaning.ts';
import { findDuplicates } from './find-duplicates.ts';
import { type Finished, type FinishRequest, finishWrite } from './finish-write.ts';
import { isWritten } from './is-written.ts';
import { type PlanRequest, planWrite } from './plan-write.ts';
import type { Progress } from './progress.ts';
import { requireMigrations } from './require-migrations.ts';
import { holdRows, retireRows } from './retire-rows.ts';
import { writeEdgeRows, writeNodeRows } from './write-rows.ts';

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
    planWrite: (request: PlanRequest): Promise<WritePlan> => {
      const { heartbeat, stopIfCancelled } = activityProgress();
      return planWrite(graph, staging, request, (step) => {
        stopIfCancelled();
        heartbeat(step);
      });
    },
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
    isWritten: isWritten(graph),
    finishWrite: (request: FinishRequest): Promise<Finished> => finishWrite(graph, staging, request),
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
