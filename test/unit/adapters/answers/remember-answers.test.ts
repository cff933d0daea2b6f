import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAnswerMemory } from '../../../../adapters/answers/answer-memory.ts';
import { createReadState, type GraphState } from '../../../../adapters/answers/graph-state.ts';
import { type Answerer, rememberAnswers } from '../../../../adapters/answers/remember-answers.ts';
import { createAsk } from '../../../../adapters/memgraph/ask.ts';
import { createLocalVolume } from '../../../../adapters/storage/local-volume.ts';
import { queries } from '../../../../queries/registry.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'answers-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const repo = 'github.com/octo/lake';
const still = (facts: string, stamp = 's'): GraphState => ({ facts, stamp });

/** A memory over a graph whose state and content the test sets. */
function bench(salt = '1') {
  const graph = { states: [still('a')] as (GraphState | null)[], files: 1, asked: 0, subjects: new Set() };
  const told: Answerer[] = [];
  const ask = createAsk({
    read: async () => {
      graph.asked++;
      return [{ language: 'SQL', files: graph.files, lines: 9 }];
    },
  });
  const open = rememberAnswers({
    ask,
    memory: createAnswerMemory(createLocalVolume(root), 1_000_000),
    salt,
    readState: async (subject) => {
      graph.subjects.add(subject);
      return (graph.states.length > 1 ? graph.states.shift() : graph.states[0]) ?? null;
    },
  });
  const languages = (params: object = {}) =>
    open((from) => told.push(from))(queries.languages, { repo, ...params });
  return { graph, told, open, languages };
}

test('the same question about the same facts is asked once', async () => {
  const { graph, told, languages } = bench();
  const first = await languages();
  graph.files = 2;
  expect(await languages()).toEqual(first);
  expect(await languages({ limit: queries.languages.params.parse({ repo }).limit })).toEqual(first);
  expect(told).toEqual(['graph', 'memory', 'memory']);
  expect(graph.asked).toBe(1);
});

test('other facts, other params or another salt are another question', async () => {
  const { graph, told, languages } = bench();
  await languages();
  await languages({ limit: 7 });
  graph.states = [still('b')];
  await languages();
  expect(told).toEqual(['graph', 'graph', 'graph']);
  graph.states = [still('a', 'another stamp')];
  await languages();
  expect(told.at(-1)).toBe('memory');
  const other = bench('2');
  await other.languages();
  expect(other.told).toEqual(['graph']);
});

test('nothing is kept or given from memory while facts are on the move', async () => {
  const { graph, told, languages } = bench();
  graph.states = [null];
  await languages();
  graph.states = [still('a')];
  await languages();
  graph.states = [null];
  await languages();
  expect(told).toEqual(['graph', 'graph', 'graph']);
});

test.each([
  ['other facts', still('b')],
  ['a batch that put back what was there', still('a', 't')],
  ['a write that goes on', null],
])('an answer is not kept when there is %s after it', async (_, after) => {
  const { graph, told, languages } = bench();
  graph.states = [still('a'), after];
  await languages();
  graph.states = [still('a')];
  await languages();
  expect(told).toEqual(['graph', 'graph']);
});

test('questions beyond one repository depend on all facts', async () => {
  const { graph, open, languages } = bench();
  await languages();
  expect([...graph.subjects]).toEqual([repo]);
  const ask = open(() => {});
  await ask(queries.shared_packages, { repo }).catch(() => {});
  await ask(queries.repositories, {}).catch(() => {});
  expect([...graph.subjects]).toEqual([repo, null]);
});

test('params that the query refuses are refused as without memory, and rows of another form are asked anew', async () => {
  const { told, open, languages } = bench();
  await expect(languages({ limit: 0 })).rejects.toMatchObject({ name: 'ContractBroken' });
  await languages();
  const stricter = {
    ...queries.languages,
    row: queries.languages.row.extend({ lines: queries.languages.row.shape.files.max(3) }),
  };
  await expect(open((from) => told.push(from))(stricter, { repo })).rejects.toMatchObject({
    name: 'ContractBroken',
  });
  expect(told).toEqual(['graph', 'graph', 'graph']);
});

test('the state is that of closed fences; one that is open leaves none', async () => {
  const fence = (name: string, closed: number | null = 3) => ({
    repo: name,
    sequence: 3,
    closed,
    graph_hash: `h-${name}`,
    stamp: 's',
  });
  const state = (rows: object[]) => createReadState({ read: async () => rows as never })(null);
  expect((await state([fence('a'), fence('b')]))?.facts).not.toBe((await state([fence('a')]))?.facts);
  expect(await state([fence('a'), fence('b', 2)])).toBeNull();
  expect(await state([fence('a', null)])).toBeNull();
  expect(await state([])).not.toBeNull();
});
