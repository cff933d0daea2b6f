import { z } from 'zod';
import { DeadLetter } from '../dead-letter.ts';

/** A dead letter as `fresh dlq list` names it. */
export const ListedLetter = z.strictObject({
  /** `<run>.<number>`: the name to show or drop it by, within its repository. */
  letter: z.string().regex(/^\d{6}\.[1-9]\d*$/),
  repo: z.string().min(1),
  state: z.enum(['open', 'settled', 'dropped']),
  ...DeadLetter.omit({ envelope: true, ref: true, content: true, rows: true }).shape,
});
export type ListedLetter = z.infer<typeof ListedLetter>;

/** `fresh dlq list --json` */
export const DlqListResult = z.strictObject({
  letters: z.array(ListedLetter),
  /** Of these, how many wait for somebody. */
  open: z.int().nonnegative(),
});

/** `fresh dlq show --json` */
export const DlqShowResult = z.strictObject({
  letter: z.string().min(1),
  repo: z.string().min(1),
  state: ListedLetter.shape.state,
  record: DeadLetter,
});

/** `fresh dlq replay --json` */
export const DlqReplayResult = z.strictObject({
  /** Letters that were tried again, and those that are open after it in the same repositories. */
  tried: z.int().nonnegative(),
  open: z.int().nonnegative(),
  repositories: z.array(z.string()),
});

/** `fresh dlq drop --json` */
export const DlqDropResult = z.strictObject({ dropped: z.int().nonnegative() });
