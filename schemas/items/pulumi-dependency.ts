import { z } from 'zod';
import { PulumiResourceItem } from './pulumi-resource.ts';

const end = PulumiResourceItem.pick({ kind: true, type: true, name: true });

/** A resource of a stack needs another one. From the user to what it needs. Said by the miner pulumi. */
export const PulumiDependencyItem = z.strictObject({
  project: z.string().min(1),
  from: end,
  to: end,
  /** `input`: an output of it is used; else the option that names it. */
  via: z.enum(['input', 'dependsOn', 'parent', 'provider']),
});
