import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { createOntologyFiles } from '../../../adapters/ontology-files/create-ontology-files.ts';
import { queries } from '../../../queries/registry.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import { meshParams } from '../../bench/mesh/params.ts';
import { writeMesh } from '../../bench/mesh/write-mesh.ts';
import { forgetChanges } from '../ontology-change/ontology-bench.ts';
import { type Bench, forget, openBench } from '../write/write-bench.ts';

/** Small, yet with every shape of the graph on which `fresh bench saved-queries` measures. */
const NODES = 600;
let bench: Bench;
let scopes: readonly string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'fresh-mesh-'));

beforeAll(async () => {
  // Other tests may have linked their repositories before: links of this staging begin at their first run again.
  bench = await openBench([PORTFOLIO]);
  await forgetChanges(bench);
  scopes = await writeMesh({ ...bench, ontologyFiles: createOntologyFiles(folder) }, NODES);
});
afterAll(async () => {
  for (const scope of scopes) await forget(bench.graph, scope);
  await forgetChanges(bench);
  rmSync(folder, { recursive: true });
  await bench.close();
});

test('the mesh of the bench holds an answer for every saved query, so that each figure means something', async () => {
  const ask = createAsk(bench.graph);
  const silent: string[] = [];
  for (const query of Object.values<SavedQuery>(queries))
    if ((await ask(query, meshParams(NODES, query))).length === 0) silent.push(query.name);
  expect(silent).toEqual([]);
});

test('pages of any size give all rows once and in order', async () => {
  const ask = createAsk(bench.graph);
  const cursorsOf = async (params: { readonly limit: number; readonly after?: string }) =>
    (await ask(queries.dataset_uses, params)).map(({ cursor }) => cursor);
  const all = await cursorsOf({ limit: 50_000 });
  for (const page of [1, 7, all.length]) {
    const cursors: string[] = [];
    for (let found = page; found === page; ) {
      const next = await cursorsOf({ limit: page, after: cursors.at(-1) ?? '' });
      cursors.push(...next);
      found = next.length;
    }
    expect(cursors).toEqual(all);
  }
});
