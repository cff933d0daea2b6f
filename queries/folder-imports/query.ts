import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const folderImports = {
  name: 'folder_imports',
  description: 'Which folders import from which others?',
  scope: 'repository',
  params: repoParams(20000),
  row: z.strictObject({
    from_folder: z.string(),
    to_folder: z.string(),
    imports: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
