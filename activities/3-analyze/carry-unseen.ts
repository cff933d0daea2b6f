import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import type { ItemKind } from '../../schemas/items/registry.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { Unseen } from '../../schemas/unseen.ts';

interface Reader {
  readonly name: string;
  readonly reads: readonly ItemKind[];
}

/**
 * A file that a miner could not look at is unseen by the analyzers that read this miner's items too: what they said of it
 * before is held like the miner's own facts. Null where all was seen.
 */
export async function carryUnseen(
  staging: Staging,
  run: RunRef,
  { name, reads }: Reader,
  mined: readonly MinedParts[],
): Promise<PartRef | null> {
  const files = new Map<string, Unseen>();
  for (const { unseen, kinds } of mined) {
    const isRead = kinds === undefined || reads.some((kind) => kinds.includes(kind));
    if (unseen === undefined || !isRead) continue;
    for await (const line of staging.readLines(unseen)) {
      const { path, miner } = Unseen.parse(JSON.parse(line));
      const known = files.get(path);
      const why = `not seen by ${miner}`;
      if (known === undefined || byCodeUnit(why, known.why) < 0) files.set(path, { miner: name, path, why });
    }
  }
  if (files.size === 0) return null;
  const lines = [...files.values()].map(canonicalJson).sort(byCodeUnit);
  return staging.writePart(run, `analyze/${name}.unseen.jsonl`, lines);
}
