import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { SHOP } from '../../../queries/_sample/sample.ts';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import { addLabel, mapKind } from '../../unit/ontology/changes/steps.ts';
import { lakeSaid } from '../write/observations.ts';
import { forgetChanges, type OntologyBench, openOntologyBench, proposal, runOf } from './ontology-bench.ts';

const REPO = 'test.example/answers';
let bench: OntologyBench;
beforeAll(async () => {
  bench = await openOntologyBench([REPO]);
});
afterAll(() => bench.close());
beforeEach(() => forgetChanges(bench));

const check = async (id: string, ...steps: ChangeStep[]) =>
  bench.ontology.checkChange({ proposal: proposal(id, steps) });
const brokenBy = async (id: string, ...steps: ChangeStep[]) =>
  (await check(id, ...steps)).breaks.filter((line) => line.includes('its answer'));
const split: ChangeStep = {
  do: 'split-label',
  from: 'File',
  into: 'SqlFile',
  property: 'language',
  value: 'SQL',
};

test('a split keeps all names, and is refused for each query that would lose rows by it, with the way out', async () => {
  const change = proposal('split-files', [split]);
  const checked = await bench.ontology.checkChange({ proposal: change });
  const hotspots = checked.breaks.find((line) => line.startsWith('query hotspots'));
  expect(hotspots).toMatch(/its answer on the sample changes: 1 row is lost, as .*etl\/fill\.sql/);
  expect(hotspots).toMatch(/deprecate it first \(steps: \[\{"do":"deprecate","of":"File",.*SqlFile/);
  // It asks by the family, which parts keep.
  expect(checked.breaks.find((line) => line.startsWith('query file_vs_average'))).toBeUndefined();
  await expect(
    bench.ontology.applyChange({ proposal: change, checked, approved_by: 'Data Platform', why: 'agreed' }),
  ).rejects.toMatchObject({ name: 'BadChange' });
});

test('a person may say that new answers are meant: of the queries that are named, and of no others', async () => {
  const change = proposal('split-files', [split]);
  const { breaks } = await bench.ontology.checkChange({ proposal: change });
  const queries = breaks.map((line) => /^query (\w+)/.exec(line)?.[1] ?? '');
  expect(queries.length).toBeGreaterThan(1);
  expect(breaks[0]).toContain(`--accept-answer ${queries[0]}`);
  const [first = '', ...others] = queries;
  const some = await bench.ontology.checkChange({ proposal: change, accept_answers: others });
  expect(some.breaks).toEqual([breaks.find((line) => line.startsWith(`query ${first}`))]);
  expect(some.accepted).toHaveLength(others.length);
  const checked = await bench.ontology.checkChange({ proposal: change, accept_answers: queries });
  expect(checked.breaks).toEqual([]);
  const request = { proposal: change, checked, approved_by: 'Data Platform', why: 'agreed' };
  const applied = await bench.ontology.applyChange({ ...request, accept_answers: queries });
  expect(applied.accepted_answers).toEqual(queries);
  expect((await bench.ontology.readOntologyState()).changes).toEqual([applied]);
});

test('a query that names what is gone stays broken, whatever is accepted', async () => {
  const remove: ChangeStep = { do: 'remove', of: 'File', property: 'language' };
  const { breaks } = await check('without-language', remove);
  const queries = [...new Set(breaks.map((line) => /^query (\w+)/.exec(line)?.[1] ?? ''))];
  const change = proposal('without-language', [remove]);
  const accepted = await bench.ontology.checkChange({ proposal: change, accept_answers: queries });
  expect(accepted.breaks.filter((line) => line.includes('has no property'))).not.toEqual([]);
  expect(accepted.breaks).toEqual(breaks.filter((line) => !line.includes('its answer on the sample')));
});

test('what no query asks for may change, and what is only added', async () => {
  const is = { type: 'string', required: false, description: 'Who.', example: 'payments' } as const;
  expect(
    await brokenBy('harmless', addLabel('Flag'), { do: 'add-property', of: 'File', property: 'owner', is }),
  ).toEqual([]);
  expect(
    await brokenBy('unasked', {
      do: 'split-label',
      from: 'Function',
      into: 'Async',
      property: 'is_async',
      value: 'true',
    }),
  ).toEqual([]);
});

const said = [
  ...lakeSaid(2),
  { kind: 'open/flag', path: 'sql/0.sql', lines: null, payload: { name: 'dark', owner: 'a' } },
  { kind: 'open/flag', path: 'sql/1.sql', lines: null, payload: { name: 'light', owner: 'b' } },
] as const;
const flags: ChangeStep[] = [
  addLabel('Flag', { name: 'string', owner: 'string' }),
  mapKind('flag', 'Flag', { name: 'name', owner: 'owner' }),
];

test('things of a new label come into the answers that list them, go with it, and take its new name', async () => {
  await bench.run(runOf(REPO, 1), said);
  expect(await brokenBy('flags', ...flags)).toEqual([]);
  await bench.approve(proposal('flags', flags));
  for (const [id, step] of Object.entries<ChangeStep>({
    renamed: { do: 'rename', what: 'label', from: 'Flag', to: 'Switch' },
    respelled: { do: 'rename-property', of: 'Flag', from: 'owner', to: 'keeper' },
    ruled: mapKind('flag', 'Flag', { name: 'name' }),
    removed: { do: 'remove', of: 'Flag' },
  }))
    expect([id, await brokenBy(id, step)]).toEqual([id, []]);
  // What it lists a thing by is the name, whatever label has one: no name of the query is gone, and yet it says less.
  const nameless = await brokenBy('nameless', {
    do: 'rename-property',
    of: 'Flag',
    from: 'name',
    to: 'title',
  });
  expect(nameless).toEqual([expect.stringMatching(/^query governed_things: its answer/)]);
});

/** Every node, edge, record and name of an index: all that a server may keep. */
async function allThere() {
  const read = (text: string) => bench.graph.read({ text, params: { repo: REPO } });
  return {
    hash: (await hashOfRepository(bench.graph, REPO)).digest(),
    nodes: await read('MATCH (n) RETURN count(n) AS nodes'),
    edges: await read('MATCH (a)-[e]->(b) RETURN count(e) AS edges'),
    ledger: await read('MATCH (m:Migration) RETURN m.id AS id, m.state AS state ORDER BY id LIMIT 1000'),
    records: await read('MATCH (r:Record) RETURN r.id AS id ORDER BY id LIMIT 100000'),
    catalog: await bench.graph.catalog(),
  };
}

test('a check leaves no trace, whether it ends, breaks off or is made twice', async () => {
  await bench.run(runOf(REPO, 2), said);
  const before = await allThere();
  const written = { ...bench.tally };
  await Promise.all([check('split-files', split), check('split-again', split)]);
  const dying = {
    ...bench.graph,
    rehearse: (work: (stage: never) => Promise<unknown>) =>
      bench.graph.rehearse(async (stage) => {
        await work(stage as never);
        const [row] = await stage.read({
          text: 'MATCH (n:Entity) WHERE n.repo = $repo RETURN count(n) AS nodes',
          params: { repo: SHOP },
        });
        expect(Number(row?.['nodes'])).toBeGreaterThan(20);
        expect(await bench.graph.read({ text: SEEN, params: { repo: SHOP } })).toEqual([{ nodes: 0 }]);
        throw new Error('the worker died');
      }),
  };
  const dead = bench.reopen(dying as OntologyBench['graph']);
  await expect(dead.checkChange({ proposal: proposal('split-files', [split]) })).rejects.toThrow('died');
  expect(await allThere()).toEqual(before);
  expect(bench.tally).toEqual(written);
});

const SEEN = 'MATCH (n:Entity) WHERE n.repo = $repo RETURN count(n) AS nodes';
