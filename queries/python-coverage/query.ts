import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const pythonCoverage = {
  name: 'python_coverage',
  description: 'How much of the Python code was read and resolved?',
  scope: 'repository',
  params: repoParams(1),
  row: z.strictObject({
    modules: z.int(),
    loc: z.int(),
    classes: z.int(),
    functions: z.int(),
    complexity: z.int(),
    named_calls: z.int(),
    unnamed_calls: z.int(),
    resolved_calls: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
