import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { currentPlace } from '../telemetry/spans.ts';
import { TRACEPARENT, writeTraceparent } from '../telemetry/traceparent.ts';

/** Workflows that are started while a span is at work hang below it. */
export const traceStarts: WorkflowClientInterceptor = {
  start: (input, next) => {
    const place = currentPlace();
    if (place === undefined) return next(input);
    const header = defaultPayloadConverter.toPayload(writeTraceparent(place));
    return next({ ...input, headers: { ...input.headers, [TRACEPARENT]: header } });
  },
};
