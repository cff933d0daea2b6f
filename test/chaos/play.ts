import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayedSeed } from '../../schemas/cli/chaos.ts';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { Arena } from './arena.ts';
import { faults } from './faults/registry.ts';
import { doHarms, drawHarms } from './harms.ts';
import { layHistories } from './histories.ts';
import { brokenLaws, type Remains, readRemains } from './laws.ts';
import { processUntilDone } from './process.ts';
import { createRandom } from './random.ts';
import { rebuildsFromStaging } from './rebuild.ts';

export interface Undisturbed {
  readonly remains: Remains;
  readonly spanMs: number;
}

/** The histories without any harm: what every other play must end in. */
export async function playUndisturbed(arena: Arena, root: string): Promise<Undisturbed> {
  await arena.begin(join(root, 'undisturbed'));
  const start = performance.now();
  const results = await processAll(arena, root, 'undisturbed');
  const spanMs = performance.now() - start;
  const broken = await judge(arena, results, []);
  if (broken.length > 0) throw new Error(`undisturbed, and yet: ${broken.join('; ')}`);
  return { remains: await readRemains(arena.graph, reposOf(results)), spanMs };
}

/** The same histories, with the harms of the seed. */
export async function playSeed(
  arena: Arena,
  root: string,
  seed: number,
  { remains, spanMs }: Undisturbed,
): Promise<PlayedSeed> {
  const home = join(root, `seed-${seed}`);
  await arena.begin(home);
  const start = performance.now();
  const possible = faults.filter(({ missing }) => missing(arena) === null);
  const appointments = drawHarms(createRandom(seed), possible, spanMs);
  const over = new AbortController();
  const harming = doHarms(arena, appointments, over.signal);
  let results: readonly ProcessResult[] = [];
  const broken: string[] = [];
  try {
    results = await processAll(arena, root, `seed-${seed}`);
  } catch (error) {
    broken.push(error instanceof Error ? error.message : String(error));
  }
  over.abort();
  const damaged = await harming;
  const after = await readRemains(arena.graph, reposOf(results));
  for (const [repo, hash] of Object.entries(remains.hashes))
    if (after.hashes[repo] !== hash)
      broken.push(`the graph of ${repo || 'all'} is not that of the undisturbed play`);
  if (after.retired.join() !== remains.retired.join())
    broken.push(`history says ${after.retired.length} retired facts, not the same ${remains.retired.length}`);
  broken.push(...(await judge(arena, results, damaged)), ...(await writesAgain(arena, results, seed)));
  const staging = join(home, 'data', 'staging');
  broken.push(...(await rebuildsFromStaging(arena.graph, staging, reposOf(results), damaged)));
  if (broken.length === 0) rmSync(join(home, 'mirrors'), { recursive: true, force: true });
  return {
    seed,
    harms: appointments.map(({ atMs, harm }) => `${harm.says} at ${(atMs / 1000).toFixed(1)} s`),
    runs: results.length,
    failed: results.filter(({ outcome }) => outcome === 'failed').length,
    seconds: Math.round((performance.now() - start) / 100) / 10,
    broken,
  };
}

const judge = (arena: Arena, results: readonly ProcessResult[], damaged: readonly string[]) =>
  brokenLaws(arena.graph, join(arena.home(), 'data', 'staging'), results, damaged);

const reposOf = (results: readonly ProcessResult[]): string[] => [
  ...new Set(results.map(({ repo }) => repo)),
];

/** All repositories side by side, each commit by commit. */
async function processAll(arena: Arena, root: string, play: string): Promise<readonly ProcessResult[]> {
  const histories = layHistories(join(root, 'repositories'));
  const results = await Promise.all(
    histories.map(async ({ name, path, steps }) => {
      const done: ProcessResult[] = [];
      for (const [step, commit] of steps.entries()) {
        commit();
        done.push(...(await processUntilDone(arena.client, path, `${play}-${name}-${step}`)));
      }
      return done;
    }),
  );
  return results.flat();
}

/** Law 1: everything once more, from the commits on, writes nothing. */
async function writesAgain(
  arena: Arena,
  results: readonly ProcessResult[],
  seed: number,
): Promise<readonly string[]> {
  const root = join(arena.home(), '..', 'repositories');
  const broken = await Promise.all(
    reposOf(results).map(async (repo) => {
      const path = join(root, repo.replace(/^local\//, '').replace(/~.*$/, ''));
      const [again] = await processUntilDone(arena.client, path, `seed-${seed}-again-${repo}`, true);
      const written = (again?.created.nodes ?? 0) + (again?.created.edges ?? 0) + (again?.changed ?? 0);
      return written > 0 ? [`${repo}: a second pass wrote ${written} facts`] : [];
    }),
  );
  return broken.flat();
}
