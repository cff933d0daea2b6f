import type { SpanPlace } from './spans.ts';

/** Name of the Temporal header that carries the place, as the workflows' interceptors write and read it. */
export const TRACEPARENT = 'traceparent';

/** W3C Trace Context, version 00, always sampled. */
export const writeTraceparent = ({ traceId, spanId }: SpanPlace): string => `00-${traceId}-${spanId}-01`;

/** The place that a header names; undefined when it names none. */
export function readTraceparent(text: unknown): SpanPlace | undefined {
  const [, traceId, spanId] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(String(text)) ?? [];
  return traceId === undefined || spanId === undefined ? undefined : { traceId, spanId };
}
