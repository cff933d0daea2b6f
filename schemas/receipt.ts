import { z } from 'zod';
import { ProcessResult } from './cli/process.ts';
import { CONTRACT_VERSION } from './envelope.ts';
import { RunRef } from './run.ts';

/** What a run did that mapped the items of an earlier one again instead of mining. */
export const Backfilled = z.strictObject({
  /** Number of the run whose items these are. */
  of: z.string().regex(/^\d{6}$/),
  /** The range that was asked for, as given; null when there was none. */
  since: z.string().nullable(),
  /** Versions of the ontology; what the earlier run was mapped with may be unknown. */
  ontology: z.strictObject({ before: z.string().nullable(), now: z.string().min(1) }),
  /** Facts that the items no longer say. */
  retired: z.int().nonnegative(),
});
export type Backfilled = z.infer<typeof Backfilled>;

/** `receipt.json` of a run: how it ended. A commit that a complete run has seen is not processed again. */
export const Receipt = z.strictObject({
  contract_version: z.literal(CONTRACT_VERSION),
  run: RunRef,
  result: ProcessResult,
  /** Only in a backfill's run. */
  backfill: Backfilled.optional(),
});
export type Receipt = z.infer<typeof Receipt>;
