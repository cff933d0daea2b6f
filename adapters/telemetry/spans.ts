import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { Failure } from '../../schemas/failures.ts';
import { withIds } from './span-ids.ts';

/** A place in a trace, as W3C's `traceparent` names it. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
}

export interface SpanOptions {
  /** By the semantic conventions where they have a name. Never mined text, never an address with a credential. */
  readonly attributes?: Attributes;
  /** `client` for calls of a server. */
  readonly kind?: 'internal' | 'client';
  /** Where it hangs; default: below the span that is at work. */
  readonly below?: SpanPlace | undefined;
  /** Trace of a span that hangs below nothing. */
  readonly traceId?: string | undefined;
}

const tracer = () => trace.getTracer('fresh');
const kinds = { internal: SpanKind.INTERNAL, client: SpanKind.CLIENT };

/** Runs work in a span of its own; what it throws ends the span as failed and goes on. Without tracing it is the work alone. */
export async function inSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  const { span, inside } = open(name, options);
  try {
    return await context.with(inside, work);
  } catch (error) {
    fail(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Starts a span for work whose end is told later. */
export function openSpan(
  name: string,
  options: SpanOptions = {},
): { readonly end: (failed?: unknown, more?: Attributes) => void } {
  const { span } = open(name, options);
  return {
    end: (failed, more) => {
      if (more !== undefined) span.setAttributes(more);
      if (failed !== undefined) fail(span, failed);
      span.end();
    },
  };
}

/** Something that is over, told with its ids and times (milliseconds since 1970). */
export interface PastSpan extends SpanPlace {
  readonly name: string;
  readonly parentSpanId: string | null;
  readonly from: number;
  readonly to: number;
  /** Name of the failure; null when it went well. */
  readonly failure: string | null;
  readonly attributes: Attributes;
}

export function recordSpan({
  traceId,
  spanId,
  parentSpanId,
  name,
  from,
  to,
  failure,
  attributes,
}: PastSpan): void {
  const parent = parentSpanId === null ? ROOT_CONTEXT : contextOf({ traceId, spanId: parentSpanId });
  const span = withIds({ traceId, spanId }, () =>
    tracer().startSpan(name, { startTime: from, attributes }, parent),
  );
  if (failure !== null) span.setAttribute('error.type', failure).setStatus({ code: SpanStatusCode.ERROR });
  span.end(to);
}

/** Where the work at hand is in its trace; undefined without tracing. */
export function currentPlace(): SpanPlace | undefined {
  const place = trace.getSpanContext(context.active());
  return place === undefined ? undefined : { traceId: place.traceId, spanId: place.spanId };
}

function open(name: string, { attributes = {}, kind = 'internal', below, traceId }: SpanOptions) {
  const outside = below === undefined ? context.active() : contextOf(below);
  const options = { kind: kinds[kind], attributes, root: below === undefined && traceId !== undefined };
  const ids = traceId === undefined ? {} : { traceId };
  const span = withIds(ids, () => tracer().startSpan(name, options, outside));
  return { span, inside: trace.setSpan(outside, span) };
}

const contextOf = ({ traceId, spanId }: SpanPlace): Context =>
  trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });

// Only the name: messages may quote what was mined.
function fail(span: Span, error: unknown): void {
  const type = error instanceof Failure || error instanceof Error ? error.name : 'unknown';
  span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR });
}
