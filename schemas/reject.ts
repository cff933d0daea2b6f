import { z } from 'zod';
import { LineRange } from './envelope.ts';
import { Reason } from './reason.ts';

/** A piece of input that was read and refused: counted, kept with its reason, and shown as a finding. */
export const Reject = z.strictObject({
  /** Kind of item that the piece would have become. */
  kind: z.string().min(1),
  reason: Reason,
  path: z.string().nullable(),
  lines: LineRange.nullable(),
  /** One line for people; mined text in it is cut to 300 characters and masked. */
  detail: z.string(),
});
export type Reject = z.infer<typeof Reject>;

/** How many pieces of one kind were refused for one reason. */
export const RejectCount = z.strictObject({
  kind: z.string().min(1),
  reason: Reason,
  count: z.int().nonnegative(),
});
export type RejectCount = z.infer<typeof RejectCount>;
