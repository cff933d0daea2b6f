import { deadline } from './deadline.ts';
import type { Graph } from './graph.ts';

const PATIENCE_MS = 2_000;

/** True when the server answers a statement within two seconds. */
export const isReachable = (graph: Pick<Graph, 'read'>): Promise<boolean> =>
  deadline(PATIENCE_MS)
    .wait((timeout_ms) =>
      graph.read({ text: 'RETURN 1 AS one', params: {}, timeout_ms: timeout_ms ?? PATIENCE_MS }),
    )
    .then(
      (rows) => rows.length === 1,
      () => false,
    );
