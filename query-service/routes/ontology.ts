import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  OntologyChangelog,
  OntologyReference,
  questionsOf,
  type ReferenceSources,
  readChangelog,
  readPage,
  readReference,
} from '../ontology-reference.ts';
import type { Parts } from '../parts.ts';
import { problem, problems } from '../problem.ts';

const common = { tags: ['ontology'] };

/** What the graph means: as JSON by version, as a page, and how it came to mean that. */
export function ontologyRoutes(app: FastifyInstance, { graph, queries, caps }: Parts): void {
  const sources = { graph, questions: questionsOf(queries), timeoutMs: caps.timeoutMs };
  historyRoutes(app, sources);
  app.get(
    '/ontology',
    {
      schema: {
        ...common,
        summary: 'What is there and what can be asked: labels, types, properties, numbers, saved queries',
        operationId: 'ontology',
        querystring: z.strictObject({
          version: z
            .string()
            .regex(/^\d+\.\d+\.\d+$/)
            .optional(),
        }),
        response: {
          200: {
            description: 'The reference',
            content: { 'application/json': { schema: OntologyReference } },
          },
          ...problems(400, 401, 403, 404, 503, 504),
        },
      },
    },
    async (request, reply) => {
      const { version } = request.query as { version?: string };
      const found = await readReference(sources, version ?? null);
      return (
        found ??
        (reply as FastifyReply)
          .code(404)
          .send(problem(404, 'There was no such version; /ontology lists those there are.'))
      );
    },
  );
}

function historyRoutes(app: FastifyInstance, sources: ReferenceSources): void {
  app.get(
    '/ontology/changelog',
    {
      schema: {
        ...common,
        summary: 'Changes that were applied, the newest first',
        operationId: 'ontology_changelog',
        response: {
          200: { description: 'The changes', content: { 'application/json': { schema: OntologyChangelog } } },
          ...problems(401, 403, 503),
        },
      },
    },
    () => readChangelog(sources),
  );
  app.get(
    '/ontology/page',
    {
      schema: {
        ...common,
        summary: 'The same as a page in Markdown',
        operationId: 'ontology_page',
        response: {
          200: { description: 'Markdown', content: { 'text/markdown': { schema: z.string() } } },
          ...problems(401, 403, 503, 504),
        },
      },
    },
    async (_request, reply) =>
      reply
        .type('text/markdown; charset=utf-8')
        .serializer(String)
        .send(await readPage(sources)),
  );
}
