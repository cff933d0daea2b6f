import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { createMeters } from '../../../adapters/telemetry/meters.ts';
import { queries } from '../../../queries/registry.ts';
import { buildApp } from '../../../query-service/build-app.ts';
import type { Parts } from '../../../query-service/parts.ts';
import { lintedGraph } from '../../servers/linted-graph.ts';

export interface OpenService {
  readonly url: string;
  readonly close: () => Promise<void>;
  /** Posts params to a query. */
  readonly ask: (
    name: string,
    params: unknown,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
}

const CAPS = { rows: 1000, timeoutMs: 20_000, bodyBytes: 65_536 };

/** The service on a free port over the graph at `graphUrl`, every statement linted; parts may be replaced. */
export async function openService(
  graphUrl: string,
  stagingRoot: string,
  parts: Partial<Parts> = {},
): Promise<OpenService> {
  const graph = createGraph({ url: graphUrl });
  const caps = parts.caps ?? CAPS;
  const app = await buildApp({
    queries,
    ask: createAsk(lintedGraph(graph), { timeoutMs: caps.timeoutMs }),
    graph,
    staging: createFileStaging({ root: stagingRoot }),
    meters: createMeters('query-service'),
    caps,
    token: null,
    ...parts,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    ask: (name, params, headers = {}) =>
      fetch(`${url}/queries/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(params),
      }),
    close: async () => {
      await app.close();
      await graph.close();
    },
  };
}
