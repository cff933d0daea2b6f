import { z } from 'zod';
import { Reason } from '../reason.ts';

/** Something that could not be read, resolved or trusted, with its place. Made of every reject; miners may add their own. */
export const FindingItem = z.strictObject({
  reason: Reason,
  /** What it is about, e.g. a table name or a placeholder: part of the finding's identity. */
  what: z.string(),
  detail: z.string(),
});
