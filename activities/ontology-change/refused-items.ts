import type { Staging } from '../../adapters/staging/staging.ts';
import { mapEnvelope } from '../../ontology/map-envelope.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import { type StagedItem, stagedFirsts } from './staged-firsts.ts';

const ITEMS_A_KIND = 200;

/** Items in staging that are mapped today and would be refused: tried with the first ones of each kind and repository. */
export async function refusedItems(
  staging: Staging,
  kinds: readonly string[],
  before: Meaning,
  after: Meaning,
): Promise<readonly string[]> {
  const refused = new Map<string, number>();
  for await (const item of stagedFirsts(staging, new Set(kinds), ITEMS_A_KIND)) {
    const fault = newFault(item, before, after);
    if (fault !== null) refused.set(fault, (refused.get(fault) ?? 0) + 1);
  }
  return [...refused].map(([fault, items]) => `${items} items tried would be refused: ${fault}`);
}

function newFault({ envelope, index }: StagedItem, before: Meaning, after: Meaning): string | null {
  const [was, is] = [before, after].map((meaning) => mapEnvelope(envelope, meaning, index.instances));
  if (was === undefined || is === undefined || 'reason' in was || !('reason' in is)) return null;
  return `${envelope.kind}: ${is.detail}`;
}
