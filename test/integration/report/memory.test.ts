import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFence } from '../../../activities/5-write/apply/fence.ts';
import { countAnswers } from '../../../activities/6-report/answer-count.ts';
import { renderPages } from '../../../activities/6-report/render-pages.ts';
import { createAnswerMemory } from '../../../adapters/answers/answer-memory.ts';
import { createReadState } from '../../../adapters/answers/graph-state.ts';
import { askGraph, type OpenAsk, rememberAnswers } from '../../../adapters/answers/remember-answers.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { createRunRecords } from '../../../adapters/memgraph/run-records.ts';
import { createPictures } from '../../../adapters/mermaid-cli/create-pictures.ts';
import { readTemplates } from '../../../adapters/report-folder/read-templates.ts';
import { createLocalVolume } from '../../../adapters/storage/local-volume.ts';
import { shopSaid } from '../../../queries/_sample/shop.ts';
import { reports } from '../../../templates/registry.ts';
import { runOf } from '../write/observations.ts';
import { type Bench, openBench } from '../write/write-bench.ts';

const repo = 'test.example/memory-shop';
let bench: Bench;
let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'answers-'));
  bench = await openBench([repo]);
});
afterAll(async () => {
  rmSync(root, { recursive: true });
  await bench.close();
});

/** The shop, with so many lines in one of its files. */
async function process(number: number, lines: number): Promise<void> {
  const said = shopSaid.map((one) =>
    one.kind === 'file' && one.path === 'etl/fill.sql' ? { ...one, payload: { ...one.payload, lines } } : one,
  );
  const run = runOf(repo, number);
  await bench.write(run, await bench.seal(run, said as typeof shopSaid));
}

const remembering = (): OpenAsk =>
  rememberAnswers({
    ask: createAsk(bench.graph),
    readState: createReadState(bench.graph),
    memory: createAnswerMemory(createLocalVolume(root), 10_000_000),
    salt: 'test',
  });

/** The repository's pages; what others do is left to tests of one repository's scope, since the server is shared. */
async function pages(open: OpenAsk) {
  const { ask, answers } = countAnswers(open);
  const { pages: rendered } = await renderPages(repo, {
    ask,
    pictures: createPictures({ chromium: null, cacheFolder: root }),
    texts: readTemplates(),
    reports: Object.values(reports),
    progress: () => {},
  });
  return { texts: rendered.map(({ name, content }) => [name, content]), answers: answers() };
}

test('pages from memory are the pages of the graph, byte by byte, and a changed fact is seen', async () => {
  await process(1, 12);
  const plain = await pages(askGraph(createAsk(bench.graph)));
  expect(plain.answers.remembered).toBe(0);
  expect((await pages(remembering())).texts).toEqual(plain.texts);
  const again = await pages(remembering());
  expect(again.texts).toEqual(plain.texts);
  // The rest depends on all repositories, of which other tests may be writing some.
  expect(again.answers.remembered).toBeGreaterThanOrEqual(again.answers.asked - 6);

  await process(2, 12);
  const sameFacts = await pages(remembering());
  expect(sameFacts.answers.remembered).toBeGreaterThanOrEqual(again.answers.asked - 6);

  await process(3, 13);
  const changed = await pages(remembering());
  expect(changed.answers.remembered).toBeLessThanOrEqual(6);
  expect(changed.texts).not.toEqual(plain.texts);
  expect(changed.texts).toEqual((await pages(askGraph(createAsk(bench.graph)))).texts);

  await process(4, 12);
  const back = await pages(remembering());
  expect(back.texts).toEqual(plain.texts);
  expect(back.answers.remembered).toBeGreaterThanOrEqual(again.answers.asked - 6);
});

test('between the first and the last batch of a run nothing is remembered', async () => {
  await process(5, 12);
  const state = createReadState(bench.graph);
  expect(await state(repo)).not.toBeNull();
  await openFence(bench.graph, runOf(repo, 6));
  expect(await state(repo)).toBeNull();
  const heads = (await createRunRecords(bench.graph).heads()).filter(({ run }) => run.repo === repo);
  expect(heads.map(({ run, writing }) => [run.run_id, writing])).toEqual([['000005', true]]);
  expect((await pages(remembering())).answers.remembered).toBeLessThanOrEqual(6);
  await process(6, 12);
  expect(await state(repo)).not.toBeNull();
});
