import type { InjectedSinks } from '@temporalio/worker';
import { recordSpan } from '../adapters/telemetry/spans.ts';
import type { TraceSinks } from '../workflows/tracing.ts';

/** Where workflows tell their spans. A replay tells nothing: what it repeats was told before. */
export const traceSinks: InjectedSinks<TraceSinks> = {
  trace: {
    tell: {
      callDuringReplay: false,
      fn: ({ workflowId, workflowType, runId }, span) =>
        recordSpan({
          ...span,
          attributes: {
            'temporal.workflow.id': workflowId,
            'temporal.workflow.type': workflowType,
            'temporal.workflow.run_id': runId,
          },
        }),
    },
  },
};
