import { z } from 'zod';

/** A Pulumi project with what it exports and reads of others. Said by the miner pulumi. */
export const PulumiStackItem = z.strictObject({
  project: z.string().min(1),
  /** Language of the program: python, nodejs, yaml … */
  runtime: z.string(),
  /** Folder or file of the program; null for the default. */
  main: z.string().nullable(),
  outputs: z.array(z.string()),
  /** Names of other stacks, with `${…}` for what only the run tells. */
  stack_references: z.array(z.string()),
});
