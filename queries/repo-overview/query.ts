import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

const count = z.int().nonnegative();

export const repoOverview = {
  name: 'repo_overview',
  description: 'What is in this repository, in numbers?',
  scope: 'repository',
  params: repoParams(1),
  row: z.strictObject({
    key: z.string(),
    name: z.string(),
    web_url: z.string().nullable(),
    description: z.string().nullable(),
    team: z.string(),
    /** Most lines first, with the lines of each. */
    languages: z.array(z.string()),
    language_lines: z.array(count),
    /** Tools that it shows signs of. */
    markers: z.array(z.string()),
    files: count,
    bytes: count,
    lines: count,
    modules: count,
    classes: count,
    functions: count,
    statements: count,
    /** Models, sources, seeds, snapshots, exposures, tests, macros and metrics of dbt. */
    dbt_resources: count,
    findings: count,
    /** Tables that its statements read or write. */
    tables_read: count,
    tables_written: count,
    packages: count,
    people: count,
    /** Each file of each commit counts once. */
    changes: count,
    /** Null where history says nothing. */
    first_quarter: z.string().nullable(),
    last_quarter: z.string().nullable(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
