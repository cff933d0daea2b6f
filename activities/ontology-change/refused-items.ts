import type { Staging } from '../../adapters/staging/staging.ts';
import { mapEnvelope } from '../../ontology/map-envelope.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import { Envelope } from '../../schemas/envelope.ts';
import { Failure } from '../../schemas/failures.ts';
import type { SealedIndex } from '../../schemas/sealed-index.ts';
import { upcast } from '../../schemas/upcasts/registry.ts';
import { readIndex } from '../4-stage/read-index.ts';
import { manifestParts } from '../envelopes/manifest.ts';

/** Enough to meet what mappings do with real items, in time that does not grow with the fleet. */
const REPOSITORIES = 50;
const ITEMS_A_KIND = 200;

/** Items in staging that are mapped today and would be refused: tried with the first ones of each kind and repository. */
export async function refusedItems(
  staging: Staging,
  kinds: readonly string[],
  before: Meaning,
  after: Meaning,
): Promise<readonly string[]> {
  if (kinds.length === 0) return [];
  const refused = new Map<string, number>();
  for (const repo of (await staging.repositories()).slice(0, REPOSITORIES)) {
    const run_id = await staging.newestSealedRun(repo);
    const index = run_id === null ? null : await readIndex(staging, { repo, run_id }).catch(unreadable);
    if (index === null) continue;
    for await (const line of linesOf(staging, index, new Set(kinds))) {
      const fault = newFault(line, index, before, after);
      if (fault !== null) refused.set(fault, (refused.get(fault) ?? 0) + 1);
    }
  }
  return [...refused].map(([fault, items]) => `${items} items tried would be refused: ${fault}`);
}

/** What cannot be read is for the run that maps it to tell. */
function unreadable(error: unknown): null {
  if (error instanceof Failure) return null;
  throw error;
}

async function* linesOf(
  staging: Staging,
  index: SealedIndex,
  kinds: ReadonlySet<string>,
): AsyncIterable<string> {
  for (const { kind, ref } of await manifestParts(staging, index)) {
    if (!kinds.has(kind)) continue;
    let left = ITEMS_A_KIND;
    for await (const line of staging.readLines(ref)) {
      if (left-- === 0) break;
      yield line;
    }
  }
}

function newFault(line: string, { instances }: SealedIndex, before: Meaning, after: Meaning): string | null {
  const envelope = Envelope.safeParse(upcast(JSON.parse(line)));
  if (!envelope.success) return null;
  const [was, is] = [before, after].map((meaning) => mapEnvelope(envelope.data, meaning, instances));
  if (was === undefined || is === undefined || 'reason' in was || !('reason' in is)) return null;
  return `${envelope.data.kind}: ${is.detail}`;
}
