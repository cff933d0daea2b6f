import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Mined, Miner } from '../../../activities/2-mine/miner.ts';
import { miners } from '../../../activities/2-mine/miners/registry.ts';
import type { Analyzer, Inputs } from '../../../activities/3-analyze/analyzer.ts';
import { analyzers } from '../../../activities/3-analyze/analyzers/registry.ts';
import { wavesOf } from '../../../activities/3-analyze/waves.ts';
import { createFindingMaker } from '../../../activities/envelopes/findings.ts';
import { createLanguageTools } from '../../../adapters/parsers/language-tools.ts';
import { type ItemKind, itemKinds, type KnownItem } from '../../../schemas/items/registry.ts';
import { Reject } from '../../../schemas/reject.ts';
import { linesOf, mineInput, readInput } from '../miners/read-input.ts';

/**
 * `<analyzer>/<case>/input/` holds a small repository, with its history in `commits.jsonl` where that matters;
 * `expected.jsonl` holds what the analyzer says of what the miners and the analyzers before it say of it, so that they
 * cannot drift apart. UPDATE_GOLDEN=1 writes it anew.
 */
const here = import.meta.dirname;
const tools = await createLanguageTools();
const folders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

async function mineFor(analyzer: Analyzer, folder: string): Promise<readonly KnownItem[]> {
  const before = feedingAnalyzers(analyzer);
  const wanted = new Set<string>([analyzer, ...before].flatMap(({ reads }) => reads));
  const feeding: readonly Miner[] = Object.values(miners).filter(({ kinds }: Miner) =>
    kinds.some((kind) => kind !== 'open/*' && wanted.has(kind)),
  );
  const input = await readInput(folder, feeding);
  const mined: KnownItem[] = [];
  for (const miner of feeding) mined.push(...(await mineInput(miner, input, tools)).flatMap(withFindings));
  return before.reduce((items, one) => [...items, ...one.analyze(inputsOf(one, items)).items], mined as readonly KnownItem[]);
}

/** As at ingress, each reject is also a finding. */
function withFindings({ items, rejects }: Mined): readonly KnownItem[] {
  const findingOf = createFindingMaker();
  return [...items, ...rejects.map((reject) => findingOf(reject) as KnownItem)];
}

/** Those whose kinds it reads, and those that feed them, in the order of the waves. */
function feedingAnalyzers(analyzer: Analyzer): readonly Analyzer[] {
  const all: Readonly<Record<string, Analyzer>> = analyzers;
  const needed = new Set<Analyzer>([analyzer]);
  for (const one of needed) {
    for (const giver of Object.values(all))
      if (giver.produces.some((kind) => kind !== 'finding' && one.reads.includes(kind))) needed.add(giver);
  }
  return wavesOf(Object.values(all))
    .flat()
    .flatMap((name) => all[name] ?? [])
    .filter((one) => one !== analyzer && needed.has(one));
}

function inputsOf(analyzer: Analyzer, items: readonly KnownItem[]): Inputs<ItemKind> {
  const byKind = analyzer.reads.map((kind) => [kind, items.filter((item) => item.kind === kind)]);
  return Object.fromEntries(byKind) as Inputs<ItemKind>;
}

for (const analyzer of Object.values(analyzers) as readonly Analyzer[]) {
  for (const name of folders(join(here, analyzer.name))) {
    test(`${analyzer.name}: ${name}`, async () => {
      const place = join(here, analyzer.name, name);
      const mined = await mineFor(analyzer, join(place, 'input'));
      const said = analyzer.analyze(inputsOf(analyzer, mined));
      for (const item of said.items) {
        expect(analyzer.produces).toContain(item.kind);
        itemKinds[item.kind].parse(item.payload);
      }
      for (const reject of said.rejects) Reject.parse(reject);
      const text = linesOf([said]).join('\n');
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(join(place, 'expected.jsonl'), `${text}\n`);
      expect(`${text}\n`).toBe(readFileSync(join(place, 'expected.jsonl'), 'utf8'));
      const reversed = analyzer.analyze(inputsOf(analyzer, mined.toReversed()));
      expect(linesOf([reversed]).join('\n'), 'the order of the input matters').toBe(text);
    });
  }
}
