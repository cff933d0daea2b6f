import { expect, test } from 'vitest';
import { containerStates } from '../../../../infra/local/container-states.ts';

const container = (fields: object): object => ({
  ID: '3f1',
  Service: 'mine-worker',
  State: 'running',
  Health: 'healthy',
  ExitCode: 0,
  Publishers: null,
  ...fields,
});
const text = (...containers: object[]): string => containers.map((it) => JSON.stringify(it)).join('\n');

test('the engine says how a container is; the finished set-up is no trouble', () => {
  const states = containerStates(
    text(
      container({}),
      container({ Service: 'memgraph', Publishers: [{ PublishedPort: 0 }, { PublishedPort: 7687 }] }),
      container({ Service: 'temporal-ui', Health: '' }),
      container({ Service: 'graph-worker', Health: 'unhealthy' }),
      container({ Service: 'git-worker', State: 'restarting', Health: '' }),
      container({ Service: 'temporal', State: 'exited', Health: '', ExitCode: 137 }),
      container({ Service: 'set-up', State: 'exited', Health: '', ExitCode: 0 }),
    ),
  );
  expect(states.map(({ name, port, health }) => `${name} ${port} ${health}`)).toEqual([
    'mine-worker 0 healthy',
    'memgraph 7687 healthy',
    'temporal-ui 0 healthy',
    'graph-worker 0 unhealthy',
    'git-worker 0 restarting',
    'temporal 0 stopped',
  ]);
});

test('one array, as older versions print it, says the same', () => {
  expect(containerStates(JSON.stringify([container({})]))).toEqual(containerStates(text(container({}))));
  expect(containerStates('')).toEqual([]);
});
