import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const coverageReasonsQuery = {
  name: 'coverage_reasons',
  description: 'Why is what is not resolved open, by miner and what is counted?',
  scope: 'repository',
  params: repoParams(500),
  row: z.strictObject({
    miner: z.string(),
    subject: z.string(),
    /** The first reason of each; they add up to what is not resolved. */
    reason: z.string(),
    unresolved: z.int().positive(),
    files: z.int().positive(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 300,
} as const satisfies SavedQuery;
