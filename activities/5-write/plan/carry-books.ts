import type { Refusal, Saying } from '../facts/say.ts';
import type { Touched } from '../live/live-touched.ts';
import { type Books, refusedBeside } from './books.ts';

/** Envelopes that were judged anew: as the written run said them, as this one does, and which of these were refused. */
export interface Judged {
  readonly was: readonly Saying[];
  readonly is: readonly Saying[];
  readonly refused: readonly Refusal[];
}

/** The books of the written run, carried on by what was judged anew. */
export function carryBooks(
  books: Books,
  { was, is, refused }: Judged,
  touched: ReadonlyMap<string, Touched>,
  several: ReadonlyMap<string, readonly string[]>,
): Books {
  const before = new Set(books.refused.map(({ order }) => order));
  const judged = new Set(was.map(({ order }) => order));
  const lost = was.filter(({ order }) => !before.has(order)).length;
  const now = refusedBeside(refused);
  return {
    accepted: books.accepted - lost + is.length - now.length,
    refused: [...books.refused.filter(({ order }) => !judged.has(order)), ...now],
    several: new Map([...[...books.several].filter(([id]) => !touched.has(id)), ...several]),
  };
}
