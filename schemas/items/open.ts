import { z } from 'zod';
import { KindName } from '../ontology-change.ts';

/** How producers declare that they may say kinds that nobody knows yet. */
export const OPEN_KINDS = 'open/*';

/** A kind that no code maps: what it becomes is decided by a change of the ontology, and until then it waits in staging. */
export const isOpenKind = (kind: unknown): kind is `open/${string}` =>
  typeof kind === 'string' && kind.startsWith('open/') && KindName.safeParse(kind).success;

const Scalar = z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]);

/** A flat record: as much as a rule can turn into properties. */
export const OpenPayload = z
  .record(
    z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,99}$/, 'letters, digits and _ only, at most 100'),
    z.union([Scalar, z.array(z.string().max(2_000)).max(200)]),
  )
  .refine((payload) => Object.keys(payload).length <= 50, { error: 'at most 50 fields' });
export type OpenPayload = z.infer<typeof OpenPayload>;
export type OpenValue = OpenPayload[string];
