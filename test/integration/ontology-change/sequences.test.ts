import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyChange } from '../../../activities/ontology-change/apply-change.ts';
import { readMeaning } from '../../../activities/ontology-change/read-meaning.ts';
import { syncChanges } from '../../../activities/ontology-change/sync-changes.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { createOntologyFiles } from '../../../adapters/ontology-files/create-ontology-files.ts';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import { addLabel, rename } from '../../unit/ontology/changes/steps.ts';
import { forgetChanges, type OntologyBench, openOntologyBench, proposal } from './ontology-bench.ts';

let bench: OntologyBench;
let home: string;
beforeAll(async () => {
  bench = await openOntologyBench([]);
  home = mkdtempSync(join(tmpdir(), 'fresh-sequences-'));
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await bench.close();
});

const NAMES = ['Ada', 'Bolt', 'Cog', 'Disc'] as const;
type Name = (typeof NAMES)[number];

/** What people and machines do, in any order. */
type Event =
  | { readonly sort: 'add'; readonly name: Name }
  | { readonly sort: 'rename'; readonly name: Name; readonly to: Name }
  | { readonly sort: 'remove'; readonly name: Name }
  | { readonly sort: 'reject'; readonly name: Name }
  | { readonly sort: 'rerun' }
  | { readonly sort: 'restart' };

const name = fc.constantFrom(...NAMES);
const event: fc.Arbitrary<Event & { readonly killed: number }> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ sort: fc.constant('add' as const), name }) },
      { weight: 2, arbitrary: fc.record({ sort: fc.constant('rename' as const), name, to: name }) },
      { weight: 2, arbitrary: fc.record({ sort: fc.constant('remove' as const), name }) },
      fc.record({ sort: fc.constant('reject' as const), name }),
      fc.record({ sort: fc.constant('rerun' as const) }),
      fc.record({ sort: fc.constant('restart' as const) }),
    ),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([one, killed]) => ({ ...one, killed }));

/** The ontology as a set of words and three numbers: all that the server's state must come to. */
interface Model {
  readonly labels: Set<string>;
  readonly version: [number, number, number];
  applied: number;
}

const spelled = ({ version }: Model): string => version.join('.');

function expectOf(model: Model, one: Event): boolean {
  const { labels, version } = model;
  if (one.sort === 'add' && !labels.has(one.name)) {
    labels.add(one.name);
    version[1] += 1;
    version[2] = 0;
  } else if (one.sort === 'rename' && labels.has(one.name) && !labels.has(one.to)) {
    labels.delete(one.name);
    labels.add(one.to);
    version.splice(0, 3, version[0] + 1, 0, 0);
  } else if (one.sort === 'remove' && labels.has(one.name)) {
    labels.delete(one.name);
    version.splice(0, 3, version[0] + 1, 0, 0);
  } else return false;
  model.applied += 1;
  return true;
}

const stepOf = (one: Event): ChangeStep | null => {
  if (one.sort === 'add') return addLabel(one.name);
  if (one.sort === 'rename') return rename(one.name, one.to);
  return one.sort === 'remove' ? { do: 'remove', of: one.name } : null;
};

/** Ends at its nth write, as a process that is killed does; 0 is never. */
function killed(graph: Graph, nth: number): Graph {
  let left = nth;
  return {
    ...graph,
    write: async (...args) => {
      left -= 1;
      if (left === 0) throw new Error('killed');
      return graph.write(...args);
    },
  };
}

test('whatever is proposed, approved, rejected, killed and run again: the state is what the ledger says', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 7 }), async (events) => {
      await forgetChanges(bench);
      const files = createOntologyFiles(join(home, String(runs++)));
      const model: Model = { labels: new Set(), version: [0, 3, 0], applied: 0 };
      let last: Parameters<typeof applyChange>[2] | null = null;
      for (const [index, one] of events.entries()) {
        if (one.sort === 'restart') await syncChanges(bench.graph, files);
        if (one.sort === 'rerun' && last !== null) await applyChange(bench.graph, files, last);
        const step = stepOf(one);
        if (step === null) continue;
        const change = proposal(`change-${index}`, [step]);
        if (!expectOf(model, one)) {
          await expect(bench.ontology.checkChange({ proposal: change })).rejects.toMatchObject({
            name: 'BadChange',
          });
          continue;
        }
        const checked = await bench.ontology.checkChange({ proposal: change });
        last = { proposal: change, checked, approved_by: 'Data Platform', why: 'agreed' };
        await applyChange(killed(bench.graph, one.killed), files, last).catch((error: Error) => {
          if (error.message !== 'killed') throw error;
        });
        await applyChange(bench.graph, files, last);
      }
      await holds(files, model);
    }),
    { numRuns: 100, seed: 7 },
  );
});

async function holds(files: ReturnType<typeof createOntologyFiles>, model: Model): Promise<void> {
  const { ontology, checksum } = await readMeaning(bench.graph);
  expect(NAMES.filter((label) => ontology.labels[label] !== undefined)).toEqual(
    NAMES.filter((label) => model.labels.has(label)),
  );
  expect(ontology.version).toBe(spelled(model));
  const ledger = await bench.graph.read({
    text: 'MATCH (m:Migration) WHERE m.approved_by IS NOT NULL RETURN m.state AS state, m.id AS id ORDER BY id LIMIT 100',
    params: {},
  });
  expect(ledger.map(({ state }) => state)).toEqual(Array(model.applied).fill('done'));
  const { changes } = await bench.ontology.readOntologyState();
  expect(changes.map(({ number }) => number)).toEqual(
    Array.from({ length: model.applied }, (_, index) => index + 1),
  );
  expect(await files.changes()).toEqual(changes);
  await forgetChanges(bench);
  await syncChanges(bench.graph, files);
  expect((await readMeaning(bench.graph)).checksum).toBe(checksum);
}
