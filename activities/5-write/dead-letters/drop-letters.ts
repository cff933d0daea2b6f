import type { RunFolder, Staging } from '../../../adapters/staging/staging.ts';
import { canonicalJson } from '../../../schemas/canonical-json.ts';
import { DroppedLetters } from '../../../schemas/dead-letter.ts';
import { requireDocument } from '../../envelopes/read-document.ts';

const partOf = (number: number): string => `dropped-letters/${String(number).padStart(4, '0')}.json`;

/** What people dropped of a run's letters, oldest first. */
export async function dropsOf(staging: Staging, run: RunFolder): Promise<readonly DroppedLetters[]> {
  const drops: DroppedLetters[] = [];
  for (let number = 1; ; number++) {
    const part = await staging.findPart(run, partOf(number));
    if (part === null) return drops;
    drops.push(await requireDocument(staging, part, DroppedLetters));
  }
}

/** Keeps for ever who dropped which letters of a run, and why; they stay in their file. */
export async function dropLetters(staging: Staging, run: RunFolder, drop: DroppedLetters): Promise<void> {
  const line = canonicalJson(drop);
  for (let number = (await dropsOf(staging, run)).length + 1; ; number++) {
    // Two people may drop at the same time: a part is written once, so whoever finds another's takes the next number.
    const part = await staging.writePart(run, partOf(number), [line]);
    for await (const written of staging.readLines(part)) if (written === line) return;
  }
}
