import type { z } from 'zod';
import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { upcast } from '../../schemas/upcasts/registry.ts';
import { parseJson } from '../envelopes/consume.ts';

/** A part that is one JSON document; null when it is absent or was written under another contract. */
export async function readDocument<T>(
  staging: Staging,
  run: RunFolder,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const part = await staging.findPart(run, name);
  if (part === null) return null;
  const lines: string[] = [];
  for await (const line of staging.readLines(part)) lines.push(line);
  const checked = schema.safeParse(upcast(parseJson(lines.join('\n'))));
  return checked.success ? checked.data : null;
}
