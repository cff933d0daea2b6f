import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const folderRefs = {
  name: 'folder_refs',
  description: 'Which folders of models build on which others?',
  scope: 'repository',
  params: repoParams(20000),
  row: z.strictObject({
    from_folder: z.string(),
    to_folder: z.string(),
    refs: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
