import { RECEIPT } from '../activities/4-stage/unchanged-run.ts';
import type { RunFolder, Staging } from '../adapters/staging/staging.ts';
import { Receipt } from '../schemas/receipt.ts';
import { upcast } from '../schemas/upcasts/registry.ts';

/** The receipt of a run; null where it ended without one, or what it staged is gone. */
export const readReceipt =
  (staging: Staging) =>
  async (run: RunFolder): Promise<Receipt | null> => {
    const part = await staging.findPart(run, RECEIPT);
    if (part === null) return null;
    for await (const line of staging.readLines(part)) return Receipt.parse(upcast(JSON.parse(line)));
    return null;
  };
