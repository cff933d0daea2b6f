import { inject } from 'vitest';
import { findFreePorts } from '../../infra/local/ports.ts';
import { startStack } from '../../infra/local/start-stack.ts';

/** Servers of one test file's own, for what changes the meaning of a whole graph; and the settings that lead to them. */
export async function ownStack(home: string) {
  const [temporal = 0, temporalUi = 0, graph = 0] = await findFreePorts(3);
  const stack = await startStack({
    home,
    toolchainHome: inject('servers').toolchainHome,
    ports: { temporal, temporalUi, graph },
    graphHeap: '512m',
    log: () => undefined,
  });
  return {
    stop: stack.stop,
    temporal: stack.temporal,
    env: {
      FRESH_TEMPORAL_ADDRESS: stack.temporal.address,
      FRESH_TEMPORAL_NAMESPACE: stack.temporal.namespace,
      FRESH_GRAPH_URL: stack.graph.url,
    },
  };
}
