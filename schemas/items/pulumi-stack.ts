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
  /** `<path>:<line>` of each of stack_references, in their order. */
  stack_reference_places: z.array(z.string()).optional(),
  /** Stacks that have a file of settings; only its name is read. */
  stacks: z.array(z.string()).optional(),
});
