import { z } from 'zod';

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What phases hand to each other: where a file of records lies and how to tell that it is whole. Never the records. */
export const PartRef = z.strictObject({
  /** Relative to the staging root, `/` as separator. */
  uri: z.string().min(1),
  sha256: Sha256,
  /** Size of the file in bytes. */
  bytes: z.int().nonnegative(),
  /** Number of records (lines). */
  count: z.int().nonnegative(),
});
export type PartRef = z.infer<typeof PartRef>;
