import type { Staging } from '../../adapters/staging/staging.ts';
import { mapEnvelope } from '../../ontology/map-envelope.ts';
import type { Meaning } from '../../ontology/meaning.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';
import { type StagedItem, stagedFirsts } from './staged-firsts.ts';

const ITEMS_A_KIND = 200;

/** Kinds whose items a changed rule would make fewer things of: that is for a merge to say, which counts them. */
export async function fallenItems(
  staging: Staging,
  steps: readonly ChangeStep[],
  before: Meaning,
  after: Meaning,
): Promise<readonly string[]> {
  const ruled = steps.flatMap((step) => (step.do === 'map-kind' ? [step.rule.kind] : []));
  const again = before.ontology.kinds.map(({ kind }) => kind).filter((kind) => ruled.includes(kind));
  const things = new Map(again.map((kind) => [kind, [new Set<string>(), new Set<string>()] as const]));
  for await (const item of stagedFirsts(staging, new Set(again), ITEMS_A_KIND)) {
    const [was, is] = things.get(item.envelope.kind) ?? [];
    for (const rid of nodesOf(item, before)) was?.add(rid);
    for (const rid of nodesOf(item, after)) is?.add(rid);
  }
  return [...things].flatMap(([kind, [was, is]]) =>
    is.size < was.size
      ? [
          `${was.size} things tried of ${kind} would become ${is.size}: let its key hold what tells them apart, or merge labels`,
        ]
      : [],
  );
}

function nodesOf({ envelope, index }: StagedItem, meaning: Meaning): readonly string[] {
  const facts = mapEnvelope(envelope, meaning, index.instances);
  return 'reason' in facts ? [] : facts.nodes.map(({ rid }) => rid);
}
