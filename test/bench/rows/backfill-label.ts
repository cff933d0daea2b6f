import { join } from 'node:path';
import { BATCH } from '../../../activities/5-write/live/in-pages.ts';
import { createOntologyFiles } from '../../../adapters/ontology-files/create-ontology-files.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { approve, type Governed, namingSteps } from '../mesh/governed.ts';
import type { Row } from '../row.ts';
import { ourSide, runSide, type SideRun } from '../run-side.ts';
import type { Servers } from '../servers/servers.ts';

/** As a portfolio is made of many repositories; the graph's row writes such ones too. */
const ITEMS_A_REPOSITORY = 50_000;
/** Of all items so many are of the kind that a change gives a label. */
const SHARE = 0.05;

export const backfillLabel: Row = {
  name: 'backfill-label',
  what: 'backfill of one label, a twentieth of 1,000,000 staged items: listing, mapping, comparing, writing, closing of the books',
  anchor:
    '`JSON.parse` of each line of the staged files + bare driver, the same rows in the same batches, and the versions of before that go into history',
  measures: {
    label: { says: 'a kind gets a label', unit: '×', limit: { atMost: 1.3 } },
    property: { says: 'a property of the label is renamed', unit: '×', limit: { atMost: 1.3 } },
    others: { says: 'facts of other labels written', unit: 'count', limit: { atMost: 0 } },
    mined: { says: 'parts mined, analysed or sealed anew', unit: 'count', limit: { atMost: 0 } },
    second: { says: 'facts written by a second backfill', unit: 'count', limit: { atMost: 0 } },
    memory: { says: 'largest memory of the process', unit: 'MB', limit: null },
  },
  reason:
    'What the graph holds is read before it is replaced, and what was written is read again before the books are closed; the floor does neither, and knows no fence.',
  run: async (bench) => {
    const servers = await bench.servers();
    await servers.empty();
    // One for each round, since a kind gets its label once.
    const kinds = Array.from({ length: bench.pairs + 1 }, (_, nth) => governed(nth));
    const root = join(bench.scratch, 'staging');
    const repositories = Math.max(2, Math.round(bench.items / ITEMS_A_REPOSITORY));
    const made = { url: servers.graphUrl, root, items: bench.items, repositories, kinds, share: SHARE };
    const { said } = await runSide(ourSide('make-labels', made), bench.scratch);
    bench.tell(`  ${said['items']} items staged and written`);
    const sides = openSides(bench, servers, root, said['parts'] as string[]);
    let round = 0;
    const now = () => kinds[round] ?? governed(round);
    const runs = await alternate(bench, {
      label: () => sides.ours(`name-${round}`, now(), namingSteps(now())),
      labelFloor: () => sides.floor(),
      property: () => sides.ours(`rename-${round}`, now(), renaming(now())),
      propertyFloor: async () => {
        round += 1;
        return sides.floor();
      },
    });
    const again = await sides.ours('again', governed(0), []);
    await servers.empty();
    const ours = [...runs.label, ...runs.property, again];
    const written = ['created', 'changed', 'retired'].map((name) => saidOf([again], name)[0] ?? Number.NaN);
    return {
      readings: {
        label: { ours: secondsOf(runs.label), anchor: secondsOf(runs.labelFloor) },
        property: { ours: secondsOf(runs.property), anchor: secondsOf(runs.propertyFloor) },
        others: { values: saidOf(ours, 'others') },
        mined: { values: saidOf(ours, 'mined') },
        second: { values: [written.reduce((sum, count) => sum + count, 0)] },
        memory: { values: saidOf([...runs.label, ...runs.property], 'rss_mb') },
      },
      notes: [
        `${said['items']} items of ${repositories} repositories`,
        `created by a new label: ${saidOf(runs.label, 'created')[0]}, changed by a renamed property: ${saidOf(runs.property, 'changed')[0]}`,
      ],
    };
  },
};

const governed = (nth: number): Governed => ({ kind: `open/contract-${nth}`, label: `Contract${nth}` });

const renaming = ({ label }: Governed): readonly ChangeStep[] => [
  { do: 'rename-property', of: label, from: 'status', to: 'state' },
];

function openSides(bench: Bench, servers: Servers, root: string, parts: readonly string[]) {
  const sources = {
    graph: servers.graph,
    staging: createFileStaging({ root }),
    ontologyFiles: createOntologyFiles(join(bench.scratch, 'ontology')),
  };
  let rows: unknown = null;
  return {
    /** Approves a change and maps what it is about again; no steps: again without a change. */
    ours: async (id: string, of: Governed, steps: readonly ChangeStep[]): Promise<SideRun> => {
      if (steps.length > 0) await approve(sources, id, steps);
      const copies = join(bench.scratch, 'copies', id);
      const input = { url: servers.graphUrl, root, kinds: [of.kind], label: of.label, copies };
      const run = await runSide(ourSide('backfill-label', input), bench.scratch);
      rows = run.said['rows'];
      return run;
    },
    /** The same rows as the last of ours. */
    floor: (): Promise<SideRun> =>
      runSide(
        ourSide('bare-write', { url: servers.graphUrl, read: parts, batch: BATCH, ...(rows as object) }),
        bench.scratch,
      ),
  };
}
