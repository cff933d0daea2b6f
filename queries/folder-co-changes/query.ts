import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const folderCoChanges = {
  name: 'folder_co_changes',
  description: 'Which folders change together?',
  scope: 'repository',
  params: repoParams(20000),
  row: z.strictObject({
    from_folder: z.string(),
    to_folder: z.string(),
    /** Pairs of files, one in each folder, that changed together at least five times. */
    pairs: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
