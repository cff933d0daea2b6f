import { createAnalyzeActivities } from '../../../activities/3-analyze/activities.ts';
import { createLinkActivities } from '../../../activities/3-analyze/link-activities.ts';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { readIndex } from '../../../activities/envelopes/envelope-lines.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { readMeaning } from '../../../activities/ontology-change/read-meaning.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { createRunRecords } from '../../../adapters/memgraph/run-records.ts';
import type { OntologyFiles } from '../../../adapters/ontology-files/ontology-files.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { withChanges } from '../../../schemas/fingerprint.ts';
import type { PlatformInstance } from '../../../schemas/instance.ts';
import { OPEN_KINDS } from '../../../schemas/items/open.ts';
import { type ItemKind, itemKinds, type KnownItem } from '../../../schemas/items/registry.ts';
import type { MinedParts, RunRef, SealedRun } from '../../../schemas/run.ts';
import type { SealedIndex } from '../../../schemas/sealed-index.ts';
import { inActivity } from '../sides/in-activity.ts';
import { approve, dataContracts, namingSteps } from './governed.ts';
import { repositoryKey } from './paths.ts';
import { repositoryItems, sizesOf } from './repository-items.ts';
import { instance } from './sql-items.ts';

interface Parts {
  readonly graph: Graph;
  readonly staging: Staging;
  /** Where changes of the ontology are kept as files. */
  readonly ontologyFiles: OntologyFiles;
}

/** Of the largest repository so much has gone, and is held until somebody decides. */
const GONE = 0.02;

/**
 * Writes repositories that nobody has, shaped like those that many have, by the very phases that write real ones, and then
 * what ties them together. Documents that state their kind have a label, as after an approval. Gives the scopes written.
 */
export async function writeMesh(parts: Parts, nodes: number): Promise<readonly string[]> {
  await approve(parts, 'mesh', namingSteps(dataContracts));
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
  const mined: MinedParts[] = [await stageItems(staging, run, repositoryItems(nth, files))];
  const analysis = createAnalyzeActivities({ staging });
  for (const wave of (await analysis.planAnalysis()).waves) {
    const known = [...mined];
    for (const analyzer of wave)
      mined.push(await inActivity(() => analysis.analyze({ run, analyzer, mined: known })));
  }
  await write(parts, run, mined, [instance]);
  return repo;
}

/** What one miner would say, as staged by its ingress. */
export function stageItems(staging: Staging, run: RunRef, items: Iterable<KnownItem>): Promise<MinedParts> {
  const kinds = [...(Object.keys(itemKinds) as ItemKind[]), OPEN_KINDS] as const;
  const ingress = openIngress(run, { name: 'bench', version: '1', kinds });
  ingress.take({ items: [...items], rejects: [] });
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

/** Seals what was staged under today's ontology and writes it. */
export async function write(
  { graph, staging }: Pick<Parts, 'graph' | 'staging'>,
  run: RunRef,
  mined: readonly MinedParts[],
  instances: readonly PlatformInstance[],
): Promise<{ readonly sealed: SealedRun; readonly index: SealedIndex }> {
  const phase = createWriteActivities({ graph, staging });
  const { ontology, checksum } = await readMeaning(graph);
  const by = { fingerprint: withChanges('items.facts', checksum), ontology_version: ontology.version };
  const sealed = await sealRun(staging, { run, ...by, mined, instances }, () => undefined);
  const plan = await inActivity(() => phase.planWrite({ run, sealed, accept_removals: false }));
  const receipts = [
    await inActivity(() => phase.writeNodes({ run, plan })),
    await inActivity(() => phase.writeEdges({ run, plan })),
    await inActivity(() => phase.retireFacts({ run, plan, hold: true })),
  ];
  await inActivity(() => phase.finishWrite({ run, sealed, plan, receipts }));
  return { sealed, index: await readIndex(staging, sealed) };
}
