import { z } from 'zod';
import { Envelope } from './envelope.ts';
import { type ItemKind, itemKinds } from './items/registry.ts';

/** The envelope of each kind with its payload's schema, so that one pass over a record checks both. */
export const knownEnvelopes = Object.fromEntries(
  Object.entries(itemKinds).map(([kind, payload]) => [
    kind,
    Envelope.extend({ kind: z.literal(kind), payload }),
  ]),
) as unknown as Readonly<Record<ItemKind, typeof Envelope>>;

export const isItemKind = (kind: unknown): kind is ItemKind =>
  typeof kind === 'string' && Object.hasOwn(itemKinds, kind);
