import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

const count = z.int().nonnegative();

export const coverageFilesQuery = {
  name: 'coverage_files',
  description: 'In which files is most left unresolved?',
  scope: 'repository',
  params: repoParams(500),
  row: z.strictObject({
    path: z.string(),
    miner: z.string(),
    subject: z.string(),
    total: count,
    unresolved: z.int().positive(),
    /** First reasons of what is open, by name. */
    reasons: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 300,
} as const satisfies SavedQuery;
