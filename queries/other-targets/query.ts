import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const otherTargets = {
  name: 'other_targets',
  description: 'What do other targets of the profile make of dbt resources than the default one?',
  scope: 'repository',
  params: repoParams(20_000),
  row: z.strictObject({
    key: z.string(),
    resource: z.string(),
    project: z.string(),
    name: z.string(),
    /** Null for a model that is switched off for the default target. */
    materialized: z.string().nullable(),
    path: z.string(),
    line: z.int().nullable(),
    /** `<target>: <table>`, or `off` or `no table` in its place; then what it needs there alone (+) or here alone (-). */
    alternative: z.string(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
