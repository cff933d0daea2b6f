import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

/** Only what a file still defines: a join may keep a node for a while that its repository dropped. */
export const madeThings = {
  name: 'made_things',
  description: 'Which resources make, or grant access to, what other repositories may name?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    family: z.enum(['CloudResource', 'BundleObject']),
    key: z.string(),
    repository: z.string(),
    /** Pulumi project or bundle. */
    project: z.string(),
    /** Environment, or *, and key of each thing. */
    makes: z.array(z.string()),
    grants_on: z.array(z.string()),
    path: z.string().nullable(),
    line: z.int().nullable(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
