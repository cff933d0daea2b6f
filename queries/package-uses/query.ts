import { z } from 'zod';
import { pagedParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const packageUses = {
  name: 'package_uses',
  description:
    'Which repositories publish and import each package that a repository of the portfolio publishes?',
  scope: 'portfolio',
  params: pagedParams(2000),
  row: z.strictObject({
    package: z.string(),
    repository: z.string(),
    /** Modules that import it. */
    imports: z.int(),
    publishes: z.int(),
    cursor: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
