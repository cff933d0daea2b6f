import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import {
  describePortConflict,
  findFreePorts,
  findPortConflicts,
  findPortDoubles,
} from '../../../../infra/local/ports.ts';

const open: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function occupy(): Promise<number> {
  const server = createServer();
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

test('a port that a stranger holds is a conflict, a free one is not', async () => {
  const taken = await occupy();
  const [free = 0] = await findFreePorts(1);
  const conflicts = await findPortConflicts({ temporal: taken, graph: free });
  expect(conflicts.map(({ name, port }) => ({ name, port }))).toEqual([{ name: 'temporal', port: taken }]);
});

test('the sentence names port, owner and the variable to set', () => {
  const sentence = describePortConflict({ name: 'graph', port: 7687, owner: 'memgraph (process 12)' });
  expect(sentence).toContain('7687');
  expect(sentence).toContain('memgraph (process 12)');
  expect(sentence).toContain('FRESH_GRAPH_PORT');
});

test('one port given twice is found', () => {
  expect(findPortDoubles({ temporal: 7000, graph: 7001, metrics: 7000 })).toEqual([['temporal', 'metrics']]);
});

test('free ports are all different', async () => {
  const ports = await findFreePorts(20);
  expect(new Set(ports).size).toBe(20);
});
