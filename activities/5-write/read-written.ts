import { z } from 'zod';
import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { Sha256 } from '../../schemas/part-ref.ts';
import { ENDINGS } from '../../schemas/sealed-index.ts';
import { parseJson } from '../envelopes/consume.ts';

const Written = z.looseObject({ graph_hash: Sha256 });

/** The closed books of a run, as finishWrite left them in staging; null when it was not written to the end. */
export async function readWritten(
  staging: Staging,
  run: RunFolder,
): Promise<{ readonly graph_hash: string } | null> {
  const part = await staging.findPart(run, ENDINGS.written);
  if (part === null) return null;
  let text = '';
  for await (const line of staging.readLines(part)) text += line;
  const written = Written.safeParse(parseJson(text));
  return written.success ? written.data : null;
}
