import { z } from 'zod';
import type { Staging } from '../../adapters/staging/staging.ts';
import { PartRef } from '../../schemas/part-ref.ts';
import type { SealedIndex } from '../../schemas/sealed-index.ts';
import { Unseen } from '../../schemas/unseen.ts';
import type { UnseenFiles } from './plan-retirement.ts';

const WithUnseen = z.looseObject({ unseen: PartRef.optional() });

/** Files that a miner could not look at, as the index of the run lists them. */
export async function readUnseen(staging: Staging, index: SealedIndex): Promise<UnseenFiles> {
  const { unseen } = WithUnseen.parse(index);
  const files = new Set<string>();
  if (unseen === undefined) return files;
  for await (const line of staging.readLines(unseen)) {
    const { miner, path } = Unseen.parse(JSON.parse(line));
    files.add(`${miner}|${path}`);
  }
  return files;
}
