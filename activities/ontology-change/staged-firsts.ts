import type { Staging } from '../../adapters/staging/staging.ts';
import { Envelope } from '../../schemas/envelope.ts';
import { Failure } from '../../schemas/failures.ts';
import type { SealedIndex } from '../../schemas/sealed-index.ts';
import { upcast } from '../../schemas/upcasts/registry.ts';
import { readIndex } from '../4-stage/read-index.ts';
import { manifestParts } from '../envelopes/manifest.ts';
import { placeOf } from '../envelopes/place.ts';

/** Enough to meet what mappings do with real items, in time that does not grow with the fleet. */
const REPOSITORIES = 50;

export interface StagedItem {
  readonly envelope: Envelope;
  readonly index: SealedIndex;
}

/** The first items of each kind and repository that hold in the newest sealed runs. */
export async function* stagedFirsts(
  staging: Staging,
  kinds: ReadonlySet<string>,
  most: number,
): AsyncIterable<StagedItem> {
  if (kinds.size === 0) return;
  for (const repo of (await staging.repositories()).slice(0, REPOSITORIES)) {
    const run_id = await staging.newestSealedRun(repo);
    const index = run_id === null ? null : await readIndex(staging, { repo, run_id }).catch(unreadable);
    if (index === null) continue;
    for await (const line of firstLines(staging, index, kinds, most)) {
      const envelope = Envelope.safeParse(upcast(JSON.parse(line)));
      if (envelope.success) yield { envelope: envelope.data, index };
    }
  }
}

/** What cannot be read is for the run that maps it to tell. */
function unreadable(error: unknown): null {
  if (error instanceof Failure) return null;
  throw error;
}

/** Lines of an earlier run that were replaced since are no items any more. */
async function* firstLines(
  staging: Staging,
  index: SealedIndex,
  kinds: ReadonlySet<string>,
  most: number,
): AsyncIterable<string> {
  for (const { kind, ref, holds } of await manifestParts(staging, index)) {
    if (!kinds.has(kind)) continue;
    let left = most;
    for await (const line of staging.readLines(ref)) {
      if (holds?.(placeOf(line)) === false) continue;
      if (left-- === 0) break;
      yield line;
    }
  }
}
