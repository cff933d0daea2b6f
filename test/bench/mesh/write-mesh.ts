import { createAnalyzeActivities } from '../../../activities/3-analyze/activities.ts';
import { createLinkActivities } from '../../../activities/3-analyze/link-activities.ts';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { createRunRecords } from '../../../adapters/memgraph/run-records.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import type { PlatformInstance } from '../../../schemas/instance.ts';
import { type ItemKind, itemKinds } from '../../../schemas/items/registry.ts';
import type { MinedParts, RunRef } from '../../../schemas/run.ts';
import { inActivity } from '../sides/in-activity.ts';
import { repositoryKey } from './paths.ts';
import { repositoryItems, sizesOf } from './repository-items.ts';
import { instance } from './sql-items.ts';

interface Parts {
  readonly graph: Graph;
  readonly staging: Staging;
}

/** Of the largest repository so much has gone, and is held until somebody decides. */
const GONE = 0.02;

/**
 * Writes repositories that nobody has, shaped like those that many have, by the very phases that write real ones, and then
 * what ties them together. Gives the scopes written.
 */
export async function writeMesh(parts: Parts, nodes: number): Promise<readonly string[]> {
  const scopes: string[] = [];
  for (const [nth, files] of sizesOf(nodes).entries()) {
    scopes.push(await writeRepository(parts, nth, files));
    if (nth === 0) await writeRepository(parts, nth, Math.floor(files * (1 - GONE)));
  }
  scopes.push(await linkRepositories(parts));
  return scopes;
}

async function writeRepository(parts: Parts, nth: number, files: number): Promise<string> {
  const { staging } = parts;
  const repo = repositoryKey(nth);
  const run: RunRef = {
    repo,
    run_id: await staging.openRun(repo, `bench of ${files} files`),
    trace_id: 'b'.repeat(32),
    sha: 'c'.repeat(40),
    committed_at: '2026-01-01T00:00:00Z',
  };
  const mined: MinedParts[] = [await mine(staging, run, nth, files)];
  const analysis = createAnalyzeActivities({ staging });
  for (const wave of (await analysis.planAnalysis()).waves) {
    const known = [...mined];
    for (const analyzer of wave)
      mined.push(await inActivity(() => analysis.analyze({ run, analyzer, mined: known })));
  }
  await write(parts, run, mined, [instance]);
  return repo;
}

async function mine(staging: Staging, run: RunRef, nth: number, files: number): Promise<MinedParts> {
  const kinds = Object.keys(itemKinds) as ItemKind[];
  const ingress = openIngress(run, { name: 'bench', version: '1', kinds });
  ingress.take({ items: [...repositoryItems(nth, files)], rejects: [] });
  return stageSaid(staging, run, 'bench', 'mine/bench-000', ingress.close());
}

async function linkRepositories(parts: Parts): Promise<string> {
  const { graph, staging } = parts;
  const links = createLinkActivities({ ask: createAsk(graph), records: createRunRecords(graph), staging });
  const { links: names } = await links.planLinks();
  const { run } = await links.openLinks({ trace_id: 'b'.repeat(32), workflow_run: 'bench' });
  const mined: MinedParts[] = [];
  for (const link of names) mined.push(await inActivity(() => links.link({ run, link })));
  await write(parts, run, mined, []);
  return run.repo;
}

async function write(
  { graph, staging }: Parts,
  run: RunRef,
  mined: readonly MinedParts[],
  instances: readonly PlatformInstance[],
): Promise<void> {
  const phase = createWriteActivities({ graph, staging });
  const sealed = await sealRun(staging, { run, fingerprint: 'bench', mined, instances }, () => undefined);
  const plan = await inActivity(() => phase.planWrite({ run, sealed, accept_removals: false }));
  const receipts = [
    await inActivity(() => phase.writeNodes({ run, plan })),
    await inActivity(() => phase.writeEdges({ run, plan })),
    await inActivity(() => phase.retireFacts({ run, plan, hold: true })),
  ];
  await inActivity(() => phase.finishWrite({ run, sealed, plan, receipts }));
}
