import type { Staging } from '../../adapters/staging/staging.ts';
import type { SealedRun } from '../../schemas/run.ts';
import { SealedIndex } from '../../schemas/sealed-index.ts';
import { manifestParts } from './manifest.ts';
import { placeOf } from './place.ts';
import { requireDocument } from './read-document.ts';

/** A staged line and where it stands, `<uri>#<line>` from 1. */
export interface StagedLine {
  readonly ref: string;
  readonly line: string;
}

/** The index of a sealed run: the one record of its part. */
export const readIndex = (staging: Staging, { index }: Pick<SealedRun, 'index'>): Promise<SealedIndex> =>
  requireDocument(staging, index, SealedIndex);

/** Which envelopes are meant; absent: all. Parts of other kinds are not opened. */
export interface Wanted {
  readonly kinds?: ReadonlySet<string>;
  readonly line?: (line: string) => boolean;
}

/**
 * All envelopes that a sealed run says, part by part, those that hold of an earlier run among them. A damaged part is told
 * at its end: who reads must have read all before anything follows from it.
 */
export async function* envelopeLines(
  staging: Staging,
  index: SealedIndex,
  wanted: Wanted = {},
): AsyncIterable<StagedLine> {
  for (const { kind, ref: part, holds } of await manifestParts(staging, index)) {
    if (wanted.kinds?.has(kind) === false) continue;
    let number = 0;
    for await (const lines of staging.readGroups(part)) {
      for (const line of lines) {
        number += 1;
        if (holds?.(placeOf(line)) === false || wanted.line?.(line) === false) continue;
        yield { ref: `${part.uri}#${number}`, line };
      }
    }
  }
}
