import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import {
  ApplicationFailure,
  ContinueAsNew,
  proxySinks,
  type Sinks,
  type WorkflowExecuteInput,
  type WorkflowInterceptorsFactory,
  workflowInfo,
} from '@temporalio/workflow';

/** A span of a workflow that is over; ids follow from the run's id, so a replay tells the same ones. */
export interface WorkflowSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly failure: string | null;
}

export interface TraceSinks extends Sinks {
  trace: { tell: (span: WorkflowSpan) => void };
}

const { trace: sink } = proxySinks<TraceSinks>();

const HEADER = 'traceparent';

/** The span at work in this workflow; each workflow has module state of its own. */
let at: { traceId: string; spanId: string } | null = null;
let phases = 0;

/** Trace of this run: the one in which it was started, else its own, named by the run's id. */
export const traceOfRun = (): string => at?.traceId ?? hexOfRun();

/** Runs a phase in a span of its own; activities that it starts hang below. */
export async function inPhaseSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
  const outer = at;
  if (outer === null) return work();
  phases += 1;
  const spanId = mix(`${hexOfRun()}/${phases}`);
  at = { traceId: outer.traceId, spanId };
  return told({ ...at, parentSpanId: outer.spanId, name: `phase ${name}` }, work, () => {
    at = outer;
  });
}

/** Headers in, headers out: the trace goes through the workflow without the workflow's code. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      execute: (input, next) => {
        const { traceId, parentSpanId } = placeOf(input);
        at = { traceId, spanId: hexOfRun().slice(-16) };
        const span = { ...at, parentSpanId, name: workflowInfo().workflowType };
        return told(span, () => next({ ...input, args: withTrace(input.args, traceId) }));
      },
    },
  ],
  outbound: [
    {
      scheduleActivity: (input, next) => next({ ...input, headers: withPlace(input.headers) }),
      startChildWorkflowExecution: (input, next) => next({ ...input, headers: withPlace(input.headers) }),
    },
  ],
});

/**
 * A run whose input names a trace belongs to it. One that a client starts joins the client's trace; one that a parent
 * starts without naming a trace, as a portfolio does with its repositories, has its own.
 */
function placeOf({ args, headers }: WorkflowExecuteInput): { traceId: string; parentSpanId: string | null } {
  const caller = readHeader(headers);
  const named = (args[0] as { trace_id?: string } | undefined)?.trace_id;
  const own = workflowInfo().parent === undefined ? (caller?.traceId ?? hexOfRun()) : hexOfRun();
  const traceId = named ?? own;
  return { traceId, parentSpanId: caller?.traceId === traceId ? caller.spanId : null };
}

function readHeader(headers: Headers): { traceId: string; spanId: string } | null {
  const header = headers[HEADER];
  if (header === undefined) return null;
  const [, traceId, spanId] = String(defaultPayloadConverter.fromPayload(header)).split('-');
  return traceId === undefined || spanId === undefined ? null : { traceId, spanId };
}

const withPlace = (headers: Headers): Headers =>
  at === null
    ? headers
    : { ...headers, [HEADER]: defaultPayloadConverter.toPayload(`00-${at.traceId}-${at.spanId}-01`) };

/** The input with its trace, so that the run's records name the trace by which it can be found. */
function withTrace(args: readonly unknown[], traceId: string): unknown[] {
  const [input, ...rest] = args;
  if (typeof input !== 'object' || input === null) return [...args];
  return [{ trace_id: traceId, ...input }, ...rest];
}

async function told<T>(
  span: Omit<WorkflowSpan, 'from' | 'to' | 'failure'>,
  work: () => Promise<T>,
  after?: () => void,
): Promise<T> {
  const from = Date.now();
  const tell = (failure: string | null): void => sink.tell({ ...span, from, to: Date.now(), failure });
  try {
    const value = await work();
    tell(null);
    return value;
  } catch (error) {
    tell(failureName(error));
    throw error;
  } finally {
    after?.();
  }
}

function failureName(error: unknown): string | null {
  if (error instanceof ContinueAsNew) return null;
  if (error instanceof ApplicationFailure && error.type) return error.type;
  return error instanceof Error ? error.name : 'unknown';
}

const hexOfRun = (): string => workflowInfo().runId.replaceAll('-', '').toLowerCase();

const FNV_PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** FNV-1a, 64 bits: no secret is kept by it, it only spreads ids. */
function mix(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) hash = ((hash ^ BigInt(character.charCodeAt(0))) * FNV_PRIME) & MASK;
  return hash.toString(16).padStart(16, '0');
}
