import type { Staging } from '../../adapters/staging/staging.ts';
import type { FileEntry } from '../../schemas/repository.ts';
import type { Snapshot } from '../../schemas/run.ts';

/** The census was validated when it was written and its hash is checked on reading, so its lines are taken as they are. */
export async function* readCensus(
  staging: Staging,
  { census }: Pick<Snapshot, 'census'>,
): AsyncIterable<FileEntry> {
  for await (const line of staging.readLines(census)) yield JSON.parse(line) as FileEntry;
}
