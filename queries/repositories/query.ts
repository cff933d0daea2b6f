import { z } from 'zod';
import { portfolioParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const repositories = {
  name: 'repositories',
  description: 'Which repositories are there, of which kind, and whose?',
  scope: 'portfolio',
  params: portfolioParams(2000),
  row: z.strictObject({
    repo: z.string(),
    name: z.string(),
    host_kind: z.string(),
    web_url: z.string().nullable(),
    description: z.string().nullable(),
    team: z.string(),
    /** Null where the host does not tell. */
    archived: z.boolean().nullable(),
    files: z.int(),
    bytes: z.int(),
    /** Most lines first, with the files and lines of each. */
    languages: z.array(z.string()),
    language_files: z.array(z.int()),
    language_lines: z.array(z.int()),
    /** Tools that it shows signs of; one may be there several times, with another folder each. */
    markers: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 50,
} as const satisfies SavedQuery;
