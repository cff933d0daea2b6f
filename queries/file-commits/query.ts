import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const fileCommits = {
  name: 'file_commits',
  description: 'At which commit did each of these files last change?',
  scope: 'repository',
  params: repoParams(5000).extend({
    paths: z.array(z.string()),
  }),
  row: z.strictObject({
    path: z.string(),
    last_commit: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  sample: () => ({ paths: ['jobs/run.py', 'etl/fill.sql', 'not/there'] }),
  p95_ms: 200,
} as const satisfies SavedQuery;
