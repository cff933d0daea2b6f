import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { Item } from '../../schemas/envelope.ts';
import type { ItemKind } from '../../schemas/items/registry.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { admitWhole } from '../envelopes/admit-whole.ts';
import { readFormerRun, readLooked } from '../envelopes/former-run.ts';
import type { Beat } from '../envelopes/heartbeat.ts';
import { type ItemSource, readItems } from '../envelopes/read-items.ts';
import { readKey, type Versions } from '../envelopes/read-key.ts';
import { rejectLines, saidMarks, WHOLE } from '../envelopes/said.ts';
import { stageSaid } from '../envelopes/stage-said.ts';
import type { Analyzer, Inputs } from './analyzer.ts';
import { carryUnseen } from './carry-unseen.ts';

export interface AnalyzeDependencies {
  readonly staging: Staging;
  /** Without them every analyzer is asked in every run. */
  readonly versions?: Versions;
}

/**
 * Gives an analyzer the items that it reads and stages what it says, checked like that of a miner. Where all that it
 * reads says what it said in the former run, so does the analyzer, and it is not asked.
 */
export async function analyze(
  { staging, versions }: AnalyzeDependencies,
  run: RunRef,
  analyzer: Analyzer,
  mined: readonly MinedParts[],
  beat: Beat,
): Promise<MinedParts> {
  const producer = { ...analyzer, kinds: analyzer.produces };
  const former = await readFormerRun(staging, run);
  const before = (await former?.looked(analyzer.name))?.get(WHOLE);
  const unseen = await carryUnseen(staging, run, analyzer, mined);
  const key = unseen === null ? await keyOfInputs(staging, versions, analyzer, mined) : null;
  const { admitted, looked } =
    before !== undefined && key !== null && key === before.key
      ? { admitted: { items: [], rejects: rejectLines(before.said), kinds: [] }, looked: before }
      : admitWhole(run, producer, await ask(), key, before);
  const list = { looked, kinds: analyzer.produces };
  const said = await stageSaid(staging, run, analyzer.name, `analyze/${analyzer.name}`, admitted, list);
  return unseen === null ? said : { ...said, unseen };

  async function ask() {
    const source = { staging, run, mined, former };
    return analyzer.analyze(await loadInputs(source, analyzer.reads, beat));
  }
}

/** Everything that could be read: what each producer of these kinds said of each path, as hashes. */
async function keyOfInputs(
  staging: Staging,
  versions: Versions | undefined,
  analyzer: Analyzer,
  mined: readonly MinedParts[],
): Promise<string | null> {
  const marks: string[] = [];
  for (const { producer, kinds, looked } of mined) {
    if (!analyzer.reads.some((kind) => kinds?.includes(kind) ?? true)) continue;
    if (looked === undefined) return null;
    for await (const { said } of readLooked(staging, looked)) marks.push(...saidMarks(producer, said));
  }
  return readKey(versions, { producer: analyzer, grammars: [], inputs: marks.sort(byCodeUnit) });
}

async function loadInputs(
  source: ItemSource,
  reads: readonly ItemKind[],
  beat: Beat,
): Promise<Inputs<ItemKind>> {
  const inputs = new Map<string, Item[]>(reads.map((kind) => [kind, []]));
  for await (const item of readItems(source, new Set(reads), beat)) inputs.get(item.kind)?.push(item);
  // Each item was checked against its kind's schema on its way; only the kinds that the analyzer reads are there.
  return Object.fromEntries(inputs) as unknown as Inputs<ItemKind>;
}
