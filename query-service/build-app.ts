import fastify, { type FastifyInstance, LogController } from 'fastify';
import { describeService } from './documentation.ts';
import { guard } from './guard.ts';
import type { Parts } from './parts.ts';
import { PROBLEM_TYPE } from './problem.ts';
import { problemOf, RETRY_AFTER } from './problem-of.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { ontologyRoutes } from './routes/ontology.ts';
import { operationRoutes } from './routes/operations.ts';
import { queryRoutes } from './routes/queries.ts';
import { stagingRoutes } from './routes/staging.ts';
import { viewRoutes } from './routes/views.ts';
import { useZod } from './schema-compilers.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Saved query that the route asks. */
    readonly query?: string;
  }
}

/** The service over its parts, listening nowhere yet. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: parts.caps.bodyBytes,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // Lines of every request would only repeat the metrics, with mined names in them.
    logController: new LogController({ disableRequestLogging: true }),
    ...(parts.logger === undefined ? { logger: false } : { loggerInstance: parts.logger }),
  });
  useZod(app);
  endConnections(app);
  tellProblems(app);
  await guard(app, parts.token);
  refuseUnknown(app, Object.keys(parts.queries));
  await describeService(app);
  countQuestions(app, parts);
  queryRoutes(app, parts);
  viewRoutes(app, parts);
  ontologyRoutes(app, parts);
  stagingRoutes(app, parts);
  operationRoutes(app, parts);
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs'));
  await app.ready();
  return app;
}

/** Who is still answered while the service ends is told to come with a new connection; an idle one would be waited for. */
function endConnections(app: FastifyInstance): void {
  let ending = false;
  app.addHook('preClose', async () => {
    ending = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (ending) reply.header('connection', 'close');
  });
}

function tellProblems(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
  });
  app.addHook('preSerialization', async (_request, reply, payload) => {
    if (isProblem(payload)) reply.type(PROBLEM_TYPE);
    return payload;
  });
  app.setErrorHandler((error: Error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) request.log.error({ err: error, url: request.url }, 'request failed');
    if (problem.status === 503) reply.header('retry-after', RETRY_AFTER);
    return reply.code(problem.status).send(problem);
  });
}

const isProblem = (payload: unknown): boolean =>
  typeof payload === 'object' && payload !== null && (payload as { type?: unknown }).type === 'about:blank';

/** Counts requests that name a saved query by how they ended, and shows each query's budget. */
function countQuestions(app: FastifyInstance, { queries, meters }: Parts): void {
  for (const { name, p95_ms } of Object.values(queries))
    meters.set('fresh_query_budget_seconds', { query: name }, p95_ms / 1000);
  app.addHook('onResponse', async (request, reply) => {
    const { query } = request.routeOptions.config;
    if (query === undefined) return;
    meters.add('fresh_query_requests_total', { query, status: `${Math.floor(reply.statusCode / 100)}xx` });
  });
}
