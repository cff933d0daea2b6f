import { z } from 'zod';
import { Created } from '../run.ts';

export const Outcome = z.enum(['complete', 'unchanged', 'partial', 'waiting', 'busy', 'cancelled', 'failed']);
export type Outcome = z.infer<typeof Outcome>;

const seconds = z.number().nonnegative().nullable();
const count = z.int().nonnegative().nullable();

export const Phases = z.strictObject({
  ingest: seconds,
  mine: seconds,
  analyze: seconds,
  stage: seconds,
  write: seconds,
  report: seconds,
});
export type Phases = z.infer<typeof Phases>;

export const RunError = z.strictObject({
  /** Name of the failure as in `schemas/failures.ts`. */
  code: z.string().min(1),
  message: z.string().min(1),
  /** What to do next. */
  hint: z.string().min(1),
});
export type RunError = z.infer<typeof RunError>;

/** `fresh process --json`: the result of ProcessRepo. Unknown numbers are null. */
export const ProcessResult = z.strictObject({
  repo: z.string().min(1),
  run_id: z.string().nullable(),
  sha: z.string().nullable(),
  outcome: Outcome,
  created: z.strictObject({ nodes: count, edges: count }),
  /** Facts whose meaning changed and were written again. */
  changed: count,
  /** Envelopes offered: accepted + rejected + dead_lettered (law 6). */
  staged: count,
  accepted: count,
  /** Of the accepted: those of kinds that wait for a change of the ontology. */
  deferred: count,
  rejected: count,
  dead_lettered: count,
  graph_hash: z.string().nullable(),
  phases: Phases,
  /** From the working directory. */
  reports: z.array(z.string()),
  error: RunError.optional(),
});
export type ProcessResult = z.infer<typeof ProcessResult>;

/** `fresh demo --json`. */
export const DemoResult = z.strictObject({
  repositories: z.array(ProcessResult),
  /** Live facts of the whole graph. */
  nodes: z.int().nonnegative(),
  edges: z.int().nonnegative(),
  second_run: z.strictObject({ created: Created }),
  urls: z.record(z.string(), z.string()),
  reports: z.array(z.string()),
});
export type DemoResult = z.infer<typeof DemoResult>;
