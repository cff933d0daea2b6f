import { createAsk } from '../adapters/memgraph/ask.ts';
import { createGraph } from '../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../adapters/staging/file-staging.ts';
import { createLogger } from '../adapters/telemetry/logger.ts';
import { createMeters } from '../adapters/telemetry/meters.ts';
import { inSpan } from '../adapters/telemetry/spans.ts';
import { tracedGraph } from '../adapters/telemetry/traced-graph.ts';
import { startTracing } from '../adapters/telemetry/tracing.ts';
import { queries } from '../queries/registry.ts';
import { buildApp } from './build-app.ts';
import type { ServiceSettings } from './settings.ts';

export interface Service {
  /** Where it listens, e.g. http://127.0.0.1:8090 */
  readonly url: string;
  /** Answers what was asked, takes nothing new, and closes. */
  readonly stop: () => Promise<void>;
}

/** Connects, listens and serves. The graph may be away: then questions get 503 until it is back. */
export async function startService(settings: ServiceSettings): Promise<Service> {
  const stopTracing = await startTracing(settings.otlp, 'fresh-query-service');
  const graph = tracedGraph(createGraph(settings.graph));
  const ask = createAsk(graph, { timeoutMs: settings.caps.timeoutMs });
  const logger = createLogger(settings.logLevel, { service: 'fresh-query-service' });
  const app = await buildApp({
    queries,
    ask: (query, params) => inSpan(`query ${query.name}`, {}, () => ask(query, params)),
    graph,
    staging: createFileStaging({ root: settings.staging }),
    meters: createMeters('query-service'),
    caps: settings.caps,
    token: settings.token,
    logger,
  });
  const stop = async () => {
    await app.close();
    await graph.close();
    await stopTracing().catch(() => {});
  };
  try {
    const url = await app.listen({ host: settings.host, port: settings.port });
    logger.info({ url }, 'query service ready');
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
