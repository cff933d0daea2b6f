import { FileChange } from '../file-change.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const topChurn = {
  name: 'top_churn',
  description: 'Which files changed most of late, by how many people, and which way does it go?',
  scope: 'repository',
  params: repoParams(200),
  row: FileChange,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
