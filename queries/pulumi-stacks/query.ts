import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

/** Only what a file still defines: a join may keep a node for a while that its repository dropped. */
export const pulumiStacks = {
  name: 'pulumi_stacks',
  description: 'Which Pulumi projects are there, with which stacks, and which other stacks do they read?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    repository: z.string(),
    project: z.string(),
    /** Stacks that have a file of settings. */
    stacks: z.array(z.string()),
    /** Other stacks as the program names them, and where it does, in one order. */
    references: z.array(z.string()),
    places: z.array(z.string()),
    /** Its project file. */
    path: z.string().nullable(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
