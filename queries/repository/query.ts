import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const repository = {
  name: 'repository',
  description: 'What is this repository, by its host and by its census?',
  scope: 'repository',
  params: repoParams(1),
  row: z.strictObject({
    key: z.string(),
    name: z.string(),
    host_kind: z.string(),
    web_url: z.string().nullable(),
    default_branch: z.string(),
    description: z.string().nullable(),
    topics: z.array(z.string()),
    licence: z.string().nullable(),
    archived: z.boolean().nullable(),
    team: z.string(),
    rules_version: z.string(),
    files: z.int(),
    bytes: z.int(),
    markers: z.array(z.string()),
    marker_roots: z.array(z.string()),
    marker_evidence: z.array(z.string()),
    miners_chosen: z.array(z.string()),
    chosen_reasons: z.array(z.string()),
    miners_left_out: z.array(z.string()),
    left_out_reasons: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 20,
} as const satisfies SavedQuery;
