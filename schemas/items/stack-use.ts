import { z } from 'zod';
import { RepoKey } from '../repository.ts';

const stack = z.strictObject({ repo: RepoKey, project: z.string().min(1) });

/** The program of a stack reads outputs of another stack. Said by the link stack-references. */
export const StackUseItem = z.strictObject({
  from: stack,
  to: stack,
  /** Name as the program gives it. */
  name: z.string().min(1),
  /** Stacks of the second that are meant; sorted. */
  environments: z.array(z.string().min(1)),
  confidence: z.number().min(0).max(1),
  reason: z.string().min(1).nullable(),
  /** `<path>[:<line>]` of both sides. */
  from_place: z.string(),
  to_place: z.string(),
});
