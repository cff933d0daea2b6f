import type { Miner } from '../../../activities/2-mine/miner.ts';
import { miners as allMiners } from '../../../activities/2-mine/miners/registry.ts';
import type { Analyzer, Inputs } from '../../../activities/3-analyze/analyzer.ts';
import { analyzers as allAnalyzers } from '../../../activities/3-analyze/analyzers/registry.ts';
import { wavesOf } from '../../../activities/3-analyze/waves.ts';
import { createLanguageTools } from '../../../adapters/parsers/language-tools.ts';
import type { ItemKind, KnownItem } from '../../../schemas/items/registry.ts';
import { mineInput, readInput } from '../../golden/miners/read-input.ts';
import { fileSaid, repositorySaid } from '../write/observations.ts';

const tools = await createLanguageTools();
const miners: readonly Miner[] = Object.values(allMiners);
const analyzers: Readonly<Record<string, Analyzer>> = allAnalyzers;

/** All that miners and analyzers say of a folder as a repository, without its history. */
export async function mineFolder(folder: string): Promise<readonly KnownItem[]> {
  const input = await readInput(folder, miners);
  const files = input.census.map(({ path }) => fileSaid(path));
  const said: KnownItem[] = [];
  for (const miner of miners.filter(({ unit }) => unit !== 'history'))
    said.push(...(await mineInput(miner, input, tools)).flatMap(({ items }) => items));
  for (const name of wavesOf(Object.values(analyzers)).flat()) said.push(...analyze(analyzers[name], said));
  return [repositorySaid(), ...files, ...said];
}

function analyze(analyzer: Analyzer | undefined, items: readonly KnownItem[]): readonly KnownItem[] {
  if (analyzer === undefined) return [];
  const byKind = analyzer.reads.map((kind) => [kind, items.filter((item) => item.kind === kind)]);
  return analyzer.analyze(Object.fromEntries(byKind) as Inputs<ItemKind>).items;
}
