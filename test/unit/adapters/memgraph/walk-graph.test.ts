import { expect, test } from 'vitest';
import type { Row } from '../../../../adapters/memgraph/graph.ts';
import { walkGraph } from '../../../../adapters/memgraph/walk-graph.ts';
import type { Standing, Walk } from '../../../../queries/walk.ts';

const walk: Walk = {
  starts: ({ start }: { start: string }) => [{ rid: start, way: 'down' }],
  hops: ({ depth }: { depth: number }) => depth,
  leadsTo: ({ to }: { to: string }) => ({ rid: to, way: 'down' }),
};

/** A graph by its edges; counts what it was asked. */
function graphOf(edges: readonly (readonly [string, string])[]) {
  const sent: number[] = [];
  const send = async (params: Readonly<Record<string, unknown>>): Promise<readonly Row[]> => {
    const frontier = (params['frontier'] as Standing[]).map(({ rid }) => rid);
    sent.push(frontier.length);
    return edges
      .filter(([from]) => frontier.includes(from))
      .map(([from, to]) => ({ from, to }))
      .slice(0, params['limit'] as number);
  };
  return { sent, send };
}

const go = (edges: readonly (readonly [string, string])[], depth: number, limit = 1000) =>
  walkGraph(walk, { start: 'a', depth, limit }, graphOf(edges).send);

test('each hop tells its depth, and the walk ends where it is told', async () => {
  const chain = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'd'],
  ] as const;
  expect(await go(chain, 2)).toEqual([
    { depth: 1, from: 'a', to: 'b' },
    { depth: 2, from: 'b', to: 'c' },
  ]);
  expect(await go(chain, 100)).toHaveLength(3);
});

test('a cycle ends where it began', async () => {
  const cycle = [
    ['a', 'b'],
    ['b', 'a'],
    ['b', 'b'],
  ] as const;
  expect(await go(cycle, 100)).toHaveLength(3);
});

test('a dense graph costs as many rows as it has relationships, not as it has paths', async () => {
  const layers = Array.from({ length: 10 }, (_, layer) =>
    Array.from({ length: 10 }, (_, n) => `${layer}.${n}`),
  );
  const edges = layers
    .slice(1)
    .flatMap((layer, above) =>
      layer.flatMap((to) => (layers[above] ?? []).map((from) => [from, to] as const)),
    );
  const whole = [...(layers[0] ?? []).map((to) => ['a', to] as const), ...edges];
  const { sent, send } = graphOf(whole);
  const rows = await walkGraph(walk, { start: 'a', depth: 100, limit: 50_000 }, send);
  expect(rows).toHaveLength(10 + 9 * 100);
  expect(sent).toEqual([1, ...Array.from({ length: 10 }, () => 10)]);
});

test('the limit holds over all hops, the nearest first', async () => {
  const chain = [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'd'],
    ['c', 'e'],
  ] as const;
  expect((await go(chain, 100, 3)).map(({ depth }) => depth)).toEqual([1, 1, 2]);
});
