import { z } from 'zod';

export const CONTRACT_VERSION = '0.2.0';

/** First and last line, counted from 1, both included. */
export const LineRange = z.tuple([z.int().positive(), z.int().positive()]);
export type LineRange = z.infer<typeof LineRange>;

/** What a miner or an analyzer says: one observation about one place in one repository. */
export const Item = z.strictObject({
  kind: z.string().min(1),
  /** Path in the repository, `/` as separator; null when the item speaks of the whole repository. */
  path: z.string().nullable(),
  lines: LineRange.nullable(),
  payload: z.record(z.string(), z.unknown()),
});
export type Item = z.infer<typeof Item>;

/** Where an item comes from: enough to find the line of text again, and to know who read it. */
export const Source = z.strictObject({
  repo: z.string().min(1),
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  path: z.string().nullable(),
  lines: LineRange.nullable(),
  miner: z.string().min(1),
  miner_version: z.string().min(1),
});
export type Source = z.infer<typeof Source>;

/** The one form in which observations are staged. `event_ts` is the commit's time, so it does not depend on any clock of ours. */
export const Envelope = z.strictObject({
  contract_version: z.literal(CONTRACT_VERSION),
  trace_id: z.string().regex(/^[0-9a-f]{32}$/),
  event_ts: z.iso.datetime(),
  kind: z.string().min(1),
  source: Source,
  payload: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;
