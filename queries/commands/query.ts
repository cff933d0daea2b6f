import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const commands = {
  name: 'commands',
  description: 'Which functions are offered as commands or tasks by a decorator?',
  scope: 'repository',
  params: repoParams(500).extend({
    /** Decorators as written, and endings of dotted ones, that make a function something to start. */
    decorators: z.array(z.string()).default(['command', 'task', 'flow', 'job', 'dag', 'asset']),
    suffixes: z
      .array(z.string())
      .default(['.command', '.group', '.task', '.flow', '.job', '.dag', '.asset', '.command_group']),
  }),
  row: z.strictObject({
    path: z.string(),
    line: z.int().nullable(),
    name: z.string(),
    decorators: z.array(z.string()),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
