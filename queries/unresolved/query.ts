import { z } from 'zod';
import { holesInMeaning, Reason } from '../../schemas/reason.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const unresolved = {
  name: 'unresolved',
  description: 'What could not be resolved, in which files, and where does one start to look?',
  scope: 'repository',
  params: repoParams(2000).extend({
    reasons: z
      .array(Reason)
      .max(50)
      .default([...holesInMeaning]),
  }),
  row: z.strictObject({
    reason: z.string(),
    /** Null for what is true of the repository as a whole. */
    path: z.string().nullable(),
    findings: z.int(),
    first_line: z.int().nullable(),
    /** What the finding at that line is about. */
    what: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
