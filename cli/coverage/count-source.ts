import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Miner } from '../../activities/2-mine/miner.ts';
import { miners } from '../../activities/2-mine/miners/registry.ts';
import { analyze } from '../../activities/3-analyze/analyze.ts';
import type { Analyzer } from '../../activities/3-analyze/analyzer.ts';
import { lineageCoverageAnalyzer } from '../../activities/3-analyze/analyzers/lineage-coverage/analyzer.ts';
import { analyzers } from '../../activities/3-analyze/analyzers/registry.ts';
import { wavesOf } from '../../activities/3-analyze/waves.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { MinedParts } from '../../schemas/run.ts';
import { mineSource } from '../mining/mine-source.ts';
import { openSource } from '../mining/open-source.ts';
import { readCliSettings } from '../settings.ts';
import type { Counted } from './counted.ts';
import { sumCoverage } from './sum-coverage.ts';

/** Coverage of a repository, folder or file on disk, mined and analyzed here and now without servers. */
export async function countSource(path: string, tell: (line: string) => void): Promise<Counted> {
  const folder = await mkdtemp(join(tmpdir(), 'fresh-coverage-'));
  try {
    const threads = availableParallelism();
    const staging = createFileStaging({ root: folder });
    const source = await openSource(path, readCliSettings().mirrors, tell, threads);
    const needed = neededAnalyzers();
    const { run, parts } = await mineSource({ source, staging, miners: neededMiners(needed), threads, tell });
    const all: MinedParts[] = [...parts];
    for (const analyzer of needed) all.push(await analyze({ staging }, run, analyzer, all, () => undefined));
    const unseen = parts.reduce((sum, mined) => sum + (mined.unseen?.count ?? 0), 0);
    return { ...(await coverageIn(staging, source.repository.key, all.slice(-1))), unseen };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Those whose items the coverage counts, the coverage last: its findings come from miners and from other analyzers. */
function neededAnalyzers(): readonly Analyzer[] {
  const all: Readonly<Record<string, Analyzer>> = analyzers;
  const lineage = new Set<string>(lineageCoverageAnalyzer.reads.filter((kind) => kind !== 'finding'));
  const isNeeded = ({ name, reads, produces }: Analyzer): boolean =>
    name === lineageCoverageAnalyzer.name ||
    (reads.some((kind) => lineage.has(kind)) && produces.includes('finding')) ||
    produces.some((kind) => lineage.has(kind));
  return wavesOf(Object.values(all).filter(isNeeded))
    .flat()
    .flatMap((name) => all[name] ?? []);
}

function neededMiners(needed: readonly Analyzer[]): Readonly<Record<string, Miner>> {
  const kinds = new Set<string>(needed.flatMap(({ reads }) => reads).filter((kind) => kind !== 'finding'));
  const all: Readonly<Record<string, Miner>> = miners;
  return Object.fromEntries(
    Object.entries(all).filter(([, miner]) => miner.kinds.some((kind) => kinds.has(kind))),
  );
}

async function coverageIn(staging: Staging, repo: string, parts: readonly MinedParts[]) {
  const lines: string[] = [];
  for (const part of parts.flatMap(({ items }) => items))
    for await (const line of staging.readLines(part)) lines.push(line);
  return sumCoverage(repo, lines);
}
