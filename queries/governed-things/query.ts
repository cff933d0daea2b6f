import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);

/** Keys that a rule of the ontology makes begin with the label; what lies in a folder of that name begins with its own path. */
export const governedThings = {
  name: 'governed_things',
  description:
    'Which things have labels that approved changes of the ontology added, and what is known of each?',
  scope: 'repository',
  params: repoParams(2000),
  row: z.strictObject({
    label: z.string(),
    repository: z.string(),
    key: z.string(),
    name: z.string(),
    path: z.string().nullable(),
    line: z.int().nullable(),
    /** Name and value of each property, by name. */
    properties: z.array(z.array(Value).length(2)),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 800,
} as const satisfies SavedQuery;
