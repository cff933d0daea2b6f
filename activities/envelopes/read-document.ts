import type { z } from 'zod';
import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import { upcast } from '../../schemas/upcasts/registry.ts';
import { parseJson } from './consume.ts';

/** A part that is one JSON document; null when it is absent or was written under another contract. */
export async function readDocument<T>(
  staging: Staging,
  run: RunFolder,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const part = await staging.findPart(run, name);
  if (part === null) return null;
  const checked = schema.safeParse(upcast(parseJson(await textOf(staging, part))));
  return checked.success ? checked.data : null;
}

/** The same of a part that must be there and must be this: throws when it is neither. */
export const requireDocument = async <T>(staging: Staging, part: PartRef, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(upcast(JSON.parse(await textOf(staging, part))));

async function textOf(staging: Staging, part: PartRef): Promise<string> {
  const lines: string[] = [];
  for await (const line of staging.readLines(part)) lines.push(line);
  return lines.join('\n');
}
