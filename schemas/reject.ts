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
