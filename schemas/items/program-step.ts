import { z } from 'zod';
import { ProgramLanguage } from './program.ts';

/**
 * What a program does with tables at one place: one that it writes with all that flows into it there, or one that it reads
 * and whose rows go into no table. Frames, functions and temporary views are looked through. Said by the miner spark.
 */
export const ProgramStepItem = z.strictObject({
  /** First 12 hex digits of the SHA-1 of what it does: the same for the same tables, wherever it stands. */
  hash: z.string().regex(/^[0-9a-f]{12}$/),
  /** 1 for the first step with this hash in the file, 2 for the next … */
  occurrence: z.int().positive(),
  /** Position in the file, from 1; outside identity. */
  ordinal: z.int().positive(),
  step: z.enum(['read', 'write']),
  /** Of the cell that it stands in. */
  language: ProgramLanguage,
  /** Number of the cell, from 1; null in a file without cells. */
  cell: z.int().positive().nullable(),
  /** Spelled as in `sql-statement`, so that all of them meet in one dataset; sorted, no duplicates. */
  reads: z.array(z.string().min(1)),
  writes: z.array(z.string().min(1)),
  /** From 0 to 1: how sure it is that the rows of what it reads go into what it writes. */
  confidence: z.number().min(0).max(1),
  /** Why the confidence is below 1. */
  reason: z.string().min(1).nullable(),
});
