import { z } from 'zod';
import { Reject } from './reject.ts';

/** What was said of one path, as a hash: what hashes alike need not be staged again. */
export const Said = z.strictObject({
  /** Null: of the whole repository. */
  path: z.string().nullable(),
  digest: z.string().regex(/^[0-9a-f]{40}$/),
  /** Rejects of this path; they have no lines among the items by which they could be found again. */
  rejects: z.array(Reject).optional(),
});
export type Said = z.infer<typeof Said>;

/** A piece that a producer looked at, what it read of it, and what it said: one line of the run's lists. */
export const Looked = z.strictObject({
  /** Path of a file, root of a project, '' for a producer that looks at everything at once. */
  piece: z.string(),
  /** Hash of all that was read; null where a later run must look again in any case. */
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** Grammars that were used. */
  grammars: z.array(z.string()).optional(),
  /** Files of a project of which only the path was asked. */
  unread: z.array(z.string()).optional(),
  /** Folders and files outside the project that it read as well. */
  beyond: z.array(z.string()).optional(),
  /** Sorted by path. */
  said: z.array(Said),
});
export type Looked = z.infer<typeof Looked>;
