import type { Staging } from '../../adapters/staging/staging.ts';
import type { SealedRun } from '../../schemas/run.ts';
import { SealedIndex } from '../../schemas/sealed-index.ts';

/** A staged line and where it stands, `<uri>#<line>` from 1. */
export interface StagedLine {
  readonly ref: string;
  readonly line: string;
}

/** The index of a sealed run: the one record of its part. */
export async function readIndex(staging: Staging, sealed: SealedRun): Promise<SealedIndex> {
  let text = '';
  for await (const line of staging.readLines(sealed.index)) text += line;
  return SealedIndex.parse(JSON.parse(text));
}

/** All envelopes of a sealed run, part by part. */
export async function* envelopeLines(staging: Staging, index: SealedIndex): AsyncIterable<StagedLine> {
  for (const { ref: part } of index.parts) {
    let number = 0;
    for await (const line of staging.readLines(part)) yield { ref: `${part.uri}#${++number}`, line };
  }
}
