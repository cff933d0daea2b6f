import { z } from 'zod';
import { MadeThing } from './thing.ts';

/** A resource or component that a Pulumi program makes. Said by the miner pulumi. */
export const PulumiResourceItem = z.strictObject({
  project: z.string().min(1),
  kind: z.enum(['resource', 'component']),
  /** Canonical token: `package:module:Type`. */
  type: z.string(),
  /** Logical name, with `${config:key}`, `${stack}` and the like for what only the run tells. */
  name: z.string(),
  /** Other stacks whose outputs go into it. */
  stack_references: z.array(z.string()),
  /** What others may know it by outside of Pulumi. */
  makes: z.array(MadeThing).optional(),
  /** File of the repository whose content it deploys. */
  source: z.string().min(1).optional(),
});
