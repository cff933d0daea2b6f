import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { type Arena, openArena } from './arena.ts';
import { faults } from './faults/registry.ts';
import { drawHarms } from './harms.ts';
import { brokenLaws, readRemains } from './laws.ts';
import { playSeed, playUndisturbed, type Undisturbed } from './play.ts';
import { createRandom } from './random.ts';

const root = mkdtempSync(join(tmpdir(), 'fresh-chaos-'));
/** Played in every run of the tests, and every kind of harm is among them; `./fresh chaos` plays as many more as are asked for. */
const SEEDS = [1, 2, 3, 4, 5];
let arena: Arena;
let undisturbed: Undisturbed;

beforeAll(async () => {
  arena = await openArena(
    root,
    { ...currentStackSettings(), home: inject('servers').toolchainHome },
    () => undefined,
  );
  undisturbed = await playUndisturbed(arena, root);
}, 1_800_000);
afterAll(async () => {
  await arena.stop();
  rmSync(root, { recursive: true, force: true });
}, 300_000);

test('the judges see what they are there for: a fact too few, a fact twice, a book that does not balance', async () => {
  const [edge] = await arena.graph.read({
    text: 'MATCH (a:Entity)-[e:DEFINES]->(b:Entity) RETURN a.rid AS from, b.rid AS to, e.eid AS eid ORDER BY eid LIMIT 1',
    params: {},
  });
  const staging = join(arena.home(), 'data', 'staging');
  expect(undisturbed.remains.retired.length).toBeGreaterThan(20);
  expect(await brokenLaws(arena.graph, staging, [], [])).toEqual([]);
  await arena.graph.write([
    {
      text: 'MATCH (a:Entity {rid: $from}) MATCH (b:Entity {rid: $to}) CREATE (a)-[:DEFINES {eid: $eid}]->(b)',
      params: { ...edge },
    },
  ]);
  expect(await brokenLaws(arena.graph, staging, [], [])).toEqual(['1 edges stand twice']);
  await arena.graph.write([
    { text: 'MATCH (:Entity)-[e:DEFINES {eid: $eid}]->(:Entity) DELETE e', params: { eid: edge?.['eid'] } },
  ]);
  const repos = Object.keys(undisturbed.remains.hashes).filter((repo) => repo !== '');
  const less = await readRemains(arena.graph, repos);
  expect(less.hashes['']).not.toBe(undisturbed.remains.hashes['']);
  const odd = {
    outcome: 'complete',
    repo: 'r',
    run_id: '000001',
    staged: 3,
    accepted: 2,
    rejected: 0,
    dead_lettered: 0,
  };
  expect(await brokenLaws(arena.graph, staging, [odd as never], [])).toEqual([
    'the books of run 000001 of r do not balance',
  ]);
});

test('a seed always draws the same harms, and a few seeds draw every kind', () => {
  const drawn = (seed: number) => drawHarms(createRandom(seed), faults, 30_000).map(({ harm }) => harm.says);
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
  const first = SEEDS.flatMap(drawn).map((says) => says.split(' ')[0]);
  expect([...new Set(first)].sort()).toEqual([
    'cut',
    'fill',
    'freeze',
    'kill',
    'silence',
    'slow',
    'truncate',
  ]);
});

test.each(SEEDS)(
  'laws 1 to 7 hold after the harms of seed %i',
  async (seed) => {
    expect((await playSeed(arena, root, seed, undisturbed)).broken).toEqual([]);
  },
  1_800_000,
);
