import type { Staging } from '../../adapters/staging/staging.ts';
import type { Item } from '../../schemas/envelope.ts';
import type { ItemKind } from '../../schemas/items/registry.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import type { Beat } from '../envelopes/heartbeat.ts';
import { openIngress } from '../envelopes/ingress.ts';
import { readItems } from '../envelopes/read-items.ts';
import { stageSaid } from '../envelopes/stage-said.ts';
import type { Analyzer, Inputs } from './analyzer.ts';
import { carryUnseen } from './carry-unseen.ts';

/** Gives an analyzer the items that it reads and stages what it says, checked like that of a miner. */
export async function analyze(
  staging: Staging,
  run: RunRef,
  analyzer: Analyzer,
  mined: readonly MinedParts[],
  beat: Beat,
): Promise<MinedParts> {
  const inputs = await loadInputs(staging, run, analyzer.reads, mined, beat);
  const ingress = openIngress(run, { ...analyzer, kinds: analyzer.produces });
  ingress.take(analyzer.analyze(inputs));
  const unseen = await carryUnseen(staging, run, analyzer, mined);
  const said = await stageSaid(staging, run, analyzer.name, `analyze/${analyzer.name}`, ingress.close());
  return unseen === null ? said : { ...said, unseen };
}

async function loadInputs(
  staging: Staging,
  run: RunRef,
  reads: readonly ItemKind[],
  mined: readonly MinedParts[],
  beat: Beat,
): Promise<Inputs<ItemKind>> {
  const inputs = new Map<string, Item[]>(reads.map((kind) => [kind, []]));
  for await (const item of readItems(staging, run, mined, new Set(reads), beat))
    inputs.get(item.kind)?.push(item);
  // Each item was checked against its kind's schema on its way; only the kinds that the analyzer reads are there.
  return Object.fromEntries(inputs) as unknown as Inputs<ItemKind>;
}
