import { randomBytes } from 'node:crypto';

/** Ids that a span must have because others already speak of them. */
export interface GivenIds {
  readonly traceId?: string;
  readonly spanId?: string;
}

let given: GivenIds = {};

/** Starts a span under given ids. The SDK asks for ids while the span starts and at no other time, so this holds for one span only. */
export function withIds<T>(ids: GivenIds, start: () => T): T {
  given = ids;
  try {
    return start();
  } finally {
    given = {};
  }
}

/** Random ids, except where they are given. */
export const spanIds = {
  generateTraceId: (): string => given.traceId ?? randomBytes(16).toString('hex'),
  generateSpanId: (): string => given.spanId ?? randomBytes(8).toString('hex'),
};
