import { z } from 'zod';

/** A key of a stack's settings that its program reads; values are never read. Said by the miner pulumi. */
export const PulumiConfigKeyItem = z.strictObject({
  project: z.string().min(1),
  /** Without the project's own namespace, with any other. */
  key: z.string().min(1),
  required: z.boolean(),
  secret: z.boolean(),
});
