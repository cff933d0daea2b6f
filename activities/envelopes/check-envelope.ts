import type { z } from 'zod';
import { Envelope, Source } from '../../schemas/envelope.ts';
import { envelopeOf, payloadOf } from '../../schemas/known-envelope.ts';

/** Null for a kind that is neither known nor open. */
export type CheckEnvelope = (kind: unknown, raw: unknown) => z.ZodSafeParseResult<Envelope> | null;

/** What differs from record to record, besides kind and payload. */
const Place = Source.pick({ path: true, lines: true });
const KEYS = Object.keys(Envelope.shape).length;
const SOURCE_KEYS = Object.keys(Source.shape).length;

/**
 * Checks envelopes of one part by the schema of their kind. Who says something of which commit is the same in all of them:
 * what the schema has passed once is only compared from then on, and place and payload are checked each time.
 */
export function openEnvelopeCheck(): CheckEnvelope {
  let passed: Envelope | null = null;
  return (kind, raw) => {
    const alike = passed === null ? null : checkAlike(kind, raw, passed);
    if (alike !== null) return { success: true, data: alike };
    const checked = envelopeOf(kind)?.safeParse(raw) ?? null;
    if (checked?.success) passed = checked.data;
    return checked;
  };
}

/** The envelope when it is sound and its frame is that of the one that passed; null leaves the verdict to the schema. */
function checkAlike(kind: unknown, raw: unknown, passed: Envelope): Envelope | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const envelope = raw as Envelope;
  if (envelope.kind !== kind || !hasFrame(envelope, passed) || !hasOrigin(envelope.source, passed.source))
    return null;
  const { path, lines } = envelope.source;
  if (!Place.safeParse({ path, lines }).success) return null;
  const payload = payloadOf(kind)?.safeParse(envelope.payload);
  return payload?.success ? { ...envelope, payload: payload.data } : null;
}

/** With as many keys as the schema has and all of them there, none can be unknown. */
const hasFrame = (one: Envelope, other: Envelope): boolean =>
  one.trace_id === other.trace_id &&
  one.event_ts === other.event_ts &&
  one.contract_version === other.contract_version &&
  typeof one.source === 'object' &&
  one.source !== null &&
  Object.keys(one).length === KEYS;

const hasOrigin = (one: Source, other: Source): boolean =>
  one.repo === other.repo &&
  one.sha === other.sha &&
  one.miner === other.miner &&
  one.miner_version === other.miner_version &&
  Object.keys(one).length === SOURCE_KEYS;
