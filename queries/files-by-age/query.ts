import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const filesByAge = {
  name: 'files_by_age',
  description: 'In which year did each part of the text last change?',
  scope: 'repository',
  params: repoParams(200),
  row: z.strictObject({
    /** Year of the last change by author date. */
    year: z.string(),
    files: z.int(),
    lines: z.int(),
    /** Of these files, those that came into being in the same year. */
    new_files: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
