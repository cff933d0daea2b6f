import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropLetters } from '../../../activities/5-write/dead-letters/drop-letters.ts';
import { countOpenLetters, readLetters } from '../../../activities/5-write/dead-letters/read-letters.ts';
import { hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { DlqListResult, DlqReplayResult } from '../../../schemas/cli/dlq.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { Failure } from '../../../schemas/failures.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { SEAL } from '../../../schemas/sealed-index.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';
import { fileSaid, lakeSaid, runOf, statementSaid } from './observations.ts';
import { type Bench, openBench } from './write-bench.ts';

const REPO = 'test.example/write-letters';
const said = [...lakeSaid(20), fileSaid('p.sql'), statementSaid('p.sql', 'f00d', ['raw.cursed'], ['mart.p'])];
let cursed = true;
let bench: Bench;

/** A server that will not store whatever speaks of one table, as long as that is so. */
const refusing = (graph: Graph): Graph => ({
  ...graph,
  write: async (statements, about) => {
    if (cursed && JSON.stringify(statements).includes('raw.cursed'))
      throw new Failure('GraphRefused', 'the property value is too large to index');
    return graph.write(statements, about);
  },
});

beforeAll(async () => {
  bench = await openBench([REPO], refusing);
  // Opened, so that staging knows the repository.
  await bench.staging.openRun(REPO, 'first');
});
afterAll(() => bench.close());

async function writeSealed(run: RunRef) {
  const sealed = await bench.seal(run, said);
  for await (const line of bench.staging.readLines(sealed.index))
    await bench.staging.writePart(run, SEAL, [line]);
  return bench.write(run, sealed);
}

test('a refused record lies in the dead-letter file whole, with reason, trace and rows, and is open until a newer run wrote it', async () => {
  const { end } = await writeSealed(runOf(REPO, 1));
  expect(end).toMatchObject({ offered: 83, accepted: 82, rejected: 0, dead_lettered: 1 });
  const [found, ...more] = await readLetters(bench.staging, REPO);
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    state: 'open',
    run_id: '000001',
    number: 1,
    letter: {
      kind: 'sql-statement',
      path: 'p.sql',
      reason: 'refused-by-graph',
      detail: 'the property value is too large to index',
      trace_id: runOf(REPO, 1).trace_id,
    },
  });
  expect(JSON.parse(found?.letter.envelope ?? '').payload).toMatchObject({ reads: ['raw.cursed'] });
  expect(await countOpenLetters(bench.staging)).toBe(1);

  cursed = false;
  const { end: mended } = await writeSealed(runOf(REPO, 2));
  expect(mended).toMatchObject({ offered: 83, accepted: 83, dead_lettered: 0 });
  expect((await readLetters(bench.staging, REPO)).map(({ state }) => state)).toEqual(['settled']);
  expect(await countOpenLetters(bench.staging)).toBe(0);
  const { plan } = await writeSealed(runOf(REPO, 3));
  expect([plan.nodes.count, plan.edges.count]).toEqual([0, 0]);
  expect((await hashOfRepository(bench.graph, REPO)).digest()).toBe(mended.graph_hash);
});

test('what was dropped stays dropped when the same record is refused again, and two who drop at once are both kept', async () => {
  cursed = true;
  const run = runOf(REPO, 4);
  await bench.graph.write([
    { text: 'MATCH (n:Entity) WHERE n.repo = $repo DETACH DELETE n', params: { repo: REPO } },
  ]);
  await writeSealed(run);
  const [letter] = (await readLetters(bench.staging, REPO)).filter(({ state }) => state === 'open');
  const contents = [letter?.letter.content ?? ''];
  await Promise.all(
    ['ops', 'data'].map((by) => dropLetters(bench.staging, run, { contents, by, why: `${by} knows` })),
  );
  for (const part of ['0001', '0002'])
    expect(await bench.staging.findPart(run, `dropped-letters/${part}.json`)).not.toBeNull();
  expect(await countOpenLetters(bench.staging)).toBe(0);
  await writeSealed(runOf(REPO, 5));
  expect((await readLetters(bench.staging, REPO)).map(({ run_id, state }) => `${run_id} ${state}`)).toEqual([
    '000001 settled',
    '000004 settled',
    '000005 dropped',
  ]);
});

test('fresh dlq lists, shows, tries again and drops, and may be asked twice', async () => {
  const home = mkdtempSync(join(tmpdir(), 'fresh-letters-'));
  const fleet: Fleet = await startFleet(home);
  const cli = (...args: string[]) => runCli([...args, '--json'], fleet.env);
  try {
    await cli('graph', 'migrate');
    const repository = new SmallRepository(join(home, 'letters'));
    // No index holds a key of this length.
    const poison = `class ${'X'.repeat(9_000)}:\n    pass\n`;
    repository.commit('Start', { ...sampleFiles(3), 'app/poison.py': poison });
    const run = ProcessResult.parse((await cli('process', repository.path)).json);
    expect(run).toMatchObject({ outcome: 'partial', run_id: '000001' });
    const open = DlqListResult.parse((await cli('dlq', 'list')).json);
    expect(open.open).toBe(run.dead_lettered);
    expect(open.letters[0]).toMatchObject({ letter: '000001.1', repo: run.repo, path: 'app/poison.py' });
    expect((await cli('dlq', 'show', '000001.1')).json.record.envelope).toContain('XXXX');
    const page = await runCli(['dlq', 'show', '000001.9'], fleet.env);
    expect(page.code).toBe(2);
    expect(page.stderr).toContain('dlq list');

    const again = DlqReplayResult.parse((await cli('dlq', 'replay', '--reason', 'refused-by-graph')).json);
    expect(again).toMatchObject({ open: open.open, repositories: [run.repo] });
    expect((await cli('dlq', 'drop', '--all', '--by', 'ops')).code).toBe(2);
    const dropped = await cli('dlq', 'drop', '--all', '--by', 'ops', '--why', 'a generated name');
    expect(dropped.json).toEqual({ dropped: open.open });
    expect((await cli('dlq', 'list')).json).toEqual({ letters: [], open: 0 });
    expect((await cli('dlq', 'replay')).json).toEqual({ tried: 0, open: 0, repositories: [] });
    const states = DlqListResult.parse((await cli('dlq', 'list', '--all')).json).letters.map(
      ({ letter, state }) => `${letter} ${state}`,
    );
    expect(states).toContain('000001.1 settled');
    expect(states).toContain('000002.1 dropped');
  } finally {
    await fleet.stop();
  }
});
