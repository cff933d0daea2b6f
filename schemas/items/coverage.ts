import { z } from 'zod';
import { Reason } from '../reason.ts';

/** What is counted. The numbers of one subject add up over files and repositories, those of several do not. */
export const CoverageSubject = z.enum([
  'statement',
  'model',
  'notebook',
  'program',
  'step',
  'task',
  'pipeline',
  'column',
]);

/** How much of a file is resolved, of what one miner saw in it. Said by the analyzer lineage-coverage. */
export const CoverageItem = z.strictObject({
  miner: z.string().min(1),
  subject: CoverageSubject,
  /** All that was seen, that which could not be read included. */
  total: z.int().positive(),
  resolved: z.int().nonnegative(),
  /** The others by the first of their reasons, sorted; they add up to total - resolved. */
  open: z.array(z.strictObject({ reason: Reason, count: z.int().positive() })),
});
