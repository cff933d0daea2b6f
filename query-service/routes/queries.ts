import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SavedQuery } from '../../queries/saved-query.ts';
import { answer, answerOf } from '../answer.ts';
import type { Parts } from '../parts.ts';
import { type ProblemStatus, problems } from '../problem.ts';

const jsonSchema = z.record(z.string(), z.unknown());

const QueryEntry = z
  .strictObject({
    name: z.string(),
    question: z.string(),
    scope: z.enum(['repository', 'portfolio']),
    /** Where to post the params. */
    href: z.string(),
    params: jsonSchema,
    row: jsonSchema,
    p95_ms: z.number(),
  })
  .meta({ id: 'SavedQuery' });

const entryOf = ({ name, description, scope, params, row, p95_ms }: SavedQuery) => ({
  name,
  question: description,
  scope,
  href: `/queries/${name}`,
  params: z.toJSONSchema(params, { io: 'input' }),
  row: z.toJSONSchema(row),
  p95_ms,
});

/** GET /queries lists the registry; POST /queries/{name} asks, one route a query so that each has its own description. */
export function queryRoutes(app: FastifyInstance, parts: Parts): void {
  const entries = Object.values(parts.queries).map(entryOf);
  app.get(
    '/queries',
    {
      schema: {
        summary: 'Every saved query with its params and rows',
        tags: ['queries'],
        operationId: 'list_queries',
        response: {
          200: {
            description: 'The registry',
            content: { 'application/json': { schema: z.strictObject({ data: z.array(QueryEntry) }) } },
          },
          ...problems(401, 403),
        },
      },
    },
    () => ({ data: entries }),
  );
  for (const query of Object.values(parts.queries)) {
    app.post(
      `/queries/${query.name}`,
      {
        schema: {
          ...describe(query),
          operationId: query.name,
          body: query.params,
          response: answersOf(query, 413, 415),
        },
        config: { query: query.name },
      },
      askedBy(parts, query, (request) => request.body),
    );
  }
}

/** How a route of a query is told to its readers. */
export const describe = ({ description, scope }: SavedQuery) => ({
  summary: description,
  description: `Depends on facts of ${scope === 'repository' ? 'one repository' : 'all repositories'}.`,
  tags: ['queries'],
});

export const answersOf = (query: SavedQuery, ...more: readonly ProblemStatus[]) => ({
  200: { description: 'The answer', content: { 'application/json': { schema: answerOf(query) } } },
  ...problems(400, 401, 403, ...(query.asOf === undefined ? [] : [404 as const]), 503, 504, ...more),
});

/** Asks a query with the params that `of` finds in the request, and counts and times it. */
export const askedBy =
  ({ ask, caps, meters }: Parts, query: SavedQuery, of: (request: FastifyRequest) => unknown) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const answered = await answer(ask, query, of(request) as Readonly<Record<string, unknown>>, caps.rows);
    meters.observe('fresh_query_seconds', { query: query.name }, answered.meta.elapsed_ms / 1000);
    return reply.send(answered);
  };
