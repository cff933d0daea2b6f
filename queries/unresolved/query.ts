import { z } from 'zod';
import { Reason } from '../../schemas/reason.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

/** Reasons that leave a hole in what the graph knows of the code's meaning; the others are of files and records. */
const holes = [
  'star-without-schema',
  'dynamic-sql',
  'macro',
  'ambiguous-column',
  'ambiguous-table',
  'dialect',
  'missing-package',
  'env-var-without-default',
  'unresolved-ref',
  'unresolved-import',
  'dynamic-name',
  'run-time-loop',
  'unsupported-runtime',
  'no-default',
  'lookup',
  'remote-object',
  'missing-file',
  'widget-without-default',
  'function-parameter',
  'environment',
  'undefined-name',
  'runtime-data',
  'computed',
] as const satisfies readonly Reason[];

export const unresolved = {
  name: 'unresolved',
  description: 'What could not be resolved, in which files, and where does one start to look?',
  scope: 'repository',
  params: repoParams(2000).extend({
    reasons: z
      .array(Reason)
      .max(50)
      .default([...holes]),
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
