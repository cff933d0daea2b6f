import { z } from 'zod';

/**
 * What a resource makes is named elsewhere: a task or cluster is served, a dataset lies in what it makes. Said by the links
 * task-resources and dataset-holders. Ends by their family and key.
 */
export const ResourceUseItem = z.strictObject({
  type: z.enum(['SERVES', 'HOLDS']),
  from: z.strictObject({ family: z.enum(['CloudResource', 'BundleObject']), key: z.string().min(1) }),
  to: z.strictObject({ family: z.enum(['Task', 'Cluster', 'Dataset']), key: z.string().min(1) }),
  /** Key that both name. */
  thing: z.string().min(1),
  role: z.enum(['makes', 'grants']),
  environment: z.string().min(1).nullable(),
  confidence: z.number().min(0).max(1),
  reason: z.string().min(1).nullable(),
  /** `<path>[:<line>]` of both sides. */
  from_place: z.string(),
  to_place: z.string(),
});
