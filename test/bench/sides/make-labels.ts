import { join } from 'node:path';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { KnownItem } from '../../../schemas/items/registry.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { documentItem, type Governed } from '../mesh/governed.ts';
import { repositoryKey } from '../mesh/paths.ts';
import { fileItem, ITEMS_A_FILE, repositoryItems } from '../mesh/repository-items.ts';
import { stageItems, write } from '../mesh/write-mesh.ts';
import { inActivity } from './in-activity.ts';
import { readInput, say } from './say.ts';

/** Stages and writes repositories of the mesh with documents of kinds beside, each a share of all items, that nothing maps yet. */
interface Input {
  readonly url: string;
  readonly root: string;
  readonly items: number;
  readonly repositories: number;
  readonly kinds: readonly Governed[];
  readonly share: number;
}

const DOCUMENTS_A_FILE = 20;

const { url, root, items, repositories, kinds, share } = readInput<Input>();
const graph = createGraph({ url });
const staging = createFileStaging({ root });
const each = items / repositories;
const documents = Math.round(each * share);
const files = Math.floor((each - documents * kinds.length) / ITEMS_A_FILE);
const said = { items: 0, parts: [] as string[] };
for (let nth = 0; nth < repositories; nth += 1) {
  const repo = repositoryKey(nth);
  const run: RunRef = {
    repo,
    run_id: await staging.openRun(repo, 'bench'),
    trace_id: 'b'.repeat(32),
    sha: 'c'.repeat(40),
    committed_at: '2026-01-01T00:00:00Z',
  };
  const mined = await stageItems(staging, run, itemsOf(nth));
  const { sealed, index } = await inActivity(() => write({ graph, staging }, run, [mined], []));
  said.items += sealed.items;
  said.parts.push(...index.parts.map(({ ref }) => join(root, ref.uri)));
}
await graph.close();
say(said);

function* itemsOf(nth: number): Iterable<KnownItem> {
  yield* repositoryItems(nth, files);
  for (const kind of kinds) {
    for (let at = 0; at < documents; at += DOCUMENTS_A_FILE) {
      const path = `documents/${kind.label}/part_${at}.yaml`;
      yield fileItem(path, at);
      for (let one = at; one < Math.min(documents, at + DOCUMENTS_A_FILE); one += 1)
        yield documentItem(kind, path, one);
    }
  }
}
