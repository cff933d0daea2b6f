import { z } from 'zod';
import { Envelope } from './envelope.ts';
import { isOpenKind, OpenPayload } from './items/open.ts';
import { type ItemKind, itemKinds } from './items/registry.ts';

/** The envelope of each kind with its payload's schema, so that one pass over a record checks both. */
export const knownEnvelopes = Object.fromEntries(
  Object.entries(itemKinds).map(([kind, payload]) => [
    kind,
    Envelope.extend({ kind: z.literal(kind), payload }),
  ]),
) as unknown as Readonly<Record<ItemKind, typeof Envelope>>;

/** Of kinds that nobody knows yet. */
const openEnvelope = Envelope.extend({ payload: OpenPayload });

/** The envelope of a kind; null where it is neither known nor open. */
export const envelopeOf = (kind: unknown): typeof Envelope | null => {
  if (isItemKind(kind)) return knownEnvelopes[kind];
  return isOpenKind(kind) ? (openEnvelope as unknown as typeof Envelope) : null;
};

/** The payload of a kind; null where it is neither known nor open. */
export const payloadOf = (kind: unknown): z.ZodType<Record<string, unknown>> | null => {
  if (isItemKind(kind)) return itemKinds[kind] as unknown as z.ZodType<Record<string, unknown>>;
  return isOpenKind(kind) ? OpenPayload : null;
};

export const isItemKind = (kind: unknown): kind is ItemKind =>
  typeof kind === 'string' && Object.hasOwn(itemKinds, kind);
