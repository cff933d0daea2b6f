import { z } from 'zod';

const count = z.int().nonnegative();

/** `fresh export --json`: how much was written to standard output. */
export const ExportResult = z.strictObject({
  format: z.literal('openlineage'),
  events: count,
  jobs: count,
  datasets: count,
  /** Names that files leave open, so that they stand in no event, by reason. */
  unresolved: z.record(z.string(), z.int().positive()),
  /** Files of a known language that could not be read. */
  left_out: z.array(z.strictObject({ path: z.string().min(1), reason: z.string().min(1) })),
});
export type ExportResult = z.infer<typeof ExportResult>;
