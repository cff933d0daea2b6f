import type { Staging } from '../../../adapters/staging/staging.ts';
import type { SealedIndex } from '../../../schemas/sealed-index.ts';
import { Unseen } from '../../../schemas/unseen.ts';
import type { UnseenFiles } from './plan-retirement.ts';

/** Files that a miner could not look at, as the index of the run lists them. */
export async function readUnseen(staging: Staging, { unseen }: SealedIndex): Promise<UnseenFiles> {
  const files = new Set<string>();
  if (unseen === undefined) return files;
  for await (const line of staging.readLines(unseen)) {
    const { miner, path } = Unseen.parse(JSON.parse(line));
    files.add(`${miner}|${path}`);
  }
  return files;
}
