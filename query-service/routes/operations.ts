import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isReachable } from '../../adapters/memgraph/reachable.ts';
import type { Parts } from '../parts.ts';
import { problems } from '../problem.ts';
import { RETRY_AFTER } from '../problem-of.ts';

const Health = z
  .strictObject({ status: z.enum(['ok', 'degraded']), graph: z.enum(['reachable', 'away']) })
  .meta({ id: 'Health' });

const health = (description: string) => ({
  description,
  content: { 'application/json': { schema: Health } },
});

/** GET /health for supervisors, GET /metrics for Prometheus. */
export function operationRoutes(app: FastifyInstance, { graph, meters }: Parts): void {
  app.get(
    '/health',
    {
      schema: {
        summary: 'Whether the service can answer',
        tags: ['operations'],
        operationId: 'health',
        security: [],
        response: { 200: health('It can'), 503: health('The graph server is away'), ...problems(403) },
      },
    },
    async (_request, reply) => {
      if (await isReachable(graph)) return { status: 'ok', graph: 'reachable' };
      return reply.code(503).header('retry-after', RETRY_AFTER).send({ status: 'degraded', graph: 'away' });
    },
  );
  app.get(
    '/metrics',
    {
      schema: {
        summary: 'Metrics of the service for Prometheus',
        tags: ['operations'],
        operationId: 'metrics',
        response: {
          200: { description: 'Text format', content: { 'text/plain': { schema: z.string() } } },
          ...problems(401, 403),
        },
      },
    },
    async (_request, reply) =>
      reply
        .type(meters.contentType)
        .serializer(String)
        .send(await meters.expose()),
  );
}
