import { FileChange } from '../file-change.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const hotspots = {
  name: 'hotspots',
  description: 'Which files are both complex and often changed, so that mistakes happen there?',
  scope: 'repository',
  params: repoParams(200),
  row: FileChange,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
