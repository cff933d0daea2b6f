import { isDeferred } from '../../../ontology/map-envelope.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import type { SealedIndex } from '../../../schemas/sealed-index.ts';

/** Envelopes of a sealed run that wait for a change of the ontology: accepted, and of no fact yet. */
export const deferredIn = ({ parts, base }: SealedIndex, meaning: Meaning): number =>
  [
    ...parts.map(({ kind, ref }) => ({ kind, count: ref.count })),
    ...(base?.parts ?? []).map(({ kind, standing }) => ({ kind, count: standing })),
  ]
    .filter(({ kind }) => isDeferred(meaning, kind))
    .reduce((sum, { count }) => sum + count, 0);
