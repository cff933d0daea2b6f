import type { Context } from '@temporalio/activity';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import { inSpan } from '../adapters/telemetry/spans.ts';
import { readTraceparent, TRACEPARENT } from '../adapters/telemetry/traceparent.ts';

/** One attempt of an activity as a span below the phase that asked for it. */
export function inActivitySpan<T>(
  { info }: Context,
  headers: Headers,
  { trace_id, repo, run_id }: Readonly<Record<string, unknown>>,
  work: () => Promise<T>,
): Promise<T> {
  const header = headers[TRACEPARENT];
  const below = header ? readTraceparent(defaultPayloadConverter.fromPayload(header)) : undefined;
  const attributes = {
    'temporal.activity.type': info.activityType,
    'temporal.activity.attempt': info.attempt,
    'temporal.workflow.id': info.workflowExecution?.workflowId,
    'fresh.repo': text(repo),
    'fresh.run': text(run_id),
  };
  return inSpan(info.activityType, { attributes, below, traceId: text(trace_id) }, work);
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
