import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { RepoKey } from '../../schemas/repository.ts';
import type { Parts } from '../parts.ts';
import { problems } from '../problem.ts';
import { createSealedRuns, SealedRunEntry } from '../sealed-runs.ts';
import { StagingStats, statsOf } from '../staging-stats.ts';

const Listed = z.strictObject({
  meta: z.strictObject({ rows: z.int(), cut: z.boolean() }),
  data: z.array(SealedRunEntry),
});

const about = z.strictObject({ repo: RepoKey.optional() });
const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
});

/** What lies sealed in staging: each run, and the sums. */
export function stagingRoutes(app: FastifyInstance, { staging, caps }: Parts): void {
  const sealedRuns = createSealedRuns(staging);
  const repoOf = (query: unknown): string | null => (query as z.output<typeof about>).repo ?? null;
  app.get(
    '/staging/index',
    {
      schema: {
        summary: 'Sealed runs by repository and run',
        tags: ['staging'],
        operationId: 'staging_index',
        querystring: about.extend({ limit: z.int().positive().max(50_000).default(1000) }),
        response: { 200: json('The runs', Listed), ...problems(400, 401, 403) },
      },
    },
    async ({ query }) => {
      const runs = await sealedRuns(repoOf(query));
      const data = runs.slice(0, Math.min((query as { limit: number }).limit, caps.rows));
      return { meta: { rows: data.length, cut: data.length < runs.length }, data };
    },
  );
  app.get(
    '/staging/stats',
    {
      schema: {
        summary: 'Counts, bytes and rejects by reason of what is sealed',
        tags: ['staging'],
        operationId: 'staging_stats',
        querystring: about,
        response: { 200: json('The sums', StagingStats), ...problems(400, 401, 403) },
      },
    },
    async ({ query }) => statsOf(await sealedRuns(repoOf(query))),
  );
}
