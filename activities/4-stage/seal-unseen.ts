import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';

/** One sorted part of all files that some miner could not look at; null when every miner saw all of its files. */
export async function sealUnseen(
  staging: Staging,
  run: RunRef,
  mined: readonly MinedParts[],
): Promise<PartRef | null> {
  const lines: string[] = [];
  for (const { unseen } of mined) {
    if (unseen === undefined) continue;
    for await (const line of staging.readLines(unseen)) lines.push(line);
  }
  return lines.length === 0 ? null : staging.writePart(run, 'sealed/unseen.jsonl', lines.sort(byCodeUnit));
}
