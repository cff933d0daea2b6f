import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const folders = {
  name: 'folders',
  description: 'Where does the text of this repository lie?',
  scope: 'repository',
  params: repoParams(20000),
  row: z.strictObject({
    /** '' for the top of the repository; only files that lie directly in it are counted. */
    folder: z.string(),
    files: z.int(),
    lines: z.int(),
    python_files: z.int(),
    sql_files: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
