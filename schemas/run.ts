import { z } from 'zod';
import { PlatformInstance } from './instance.ts';
import { PartRef, Sha256 } from './part-ref.ts';
import { RejectCount } from './reject.ts';
import { Profile, RepositoryRef } from './repository.ts';
import { ScopeKey } from './scope.ts';

/** Names one run of ProcessRepo, or of the link wave, in every phase. */
export const RunRef = z.strictObject({
  repo: ScopeKey,
  /** Sequence of the run in its repository, six digits: 000001 is the first. */
  run_id: z.string().regex(/^\d{6}$/),
  trace_id: z.string().regex(/^[0-9a-f]{32}$/),
  /** The commit; for the link wave the hash of all commits that it joins. */
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  /** Committer time of `sha`, ISO 8601 in UTC. */
  committed_at: z.iso.datetime(),
});
export type RunRef = z.infer<typeof RunRef>;

/** The pinned commit on local disk. */
export const Snapshot = z.strictObject({
  repository: RepositoryRef,
  /** Folder of the bare mirror, relative to the mirror root. */
  mirror: z.string().min(1),
  /** FileEntry records, sorted by path. */
  census: PartRef,
  profile: Profile,
  /** Content states that keep files from being mined, with their number, e.g. {"lfs-pointer": 2}. */
  set_aside: z.record(z.string(), z.int()),
  /** Platforms that the repository's table names may mean; absent without such settings. */
  instances: z.array(PlatformInstance).optional(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** One activity's share of mining: files `from` (included) to `to` (excluded) of the miner's accepted files, or projects, or the history. */
export const MineTask = z.strictObject({
  miner: z.string().min(1),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  /** What `from` and `to` count. */
  unit: z.enum(['file', 'project', 'history']),
});
export type MineTask = z.infer<typeof MineTask>;

/** What a miner or analyzer left in staging. Items are envelopes, rejects are Reject records wrapped likewise. */
export const MinedParts = z.strictObject({
  producer: z.string().min(1),
  items: z.array(PartRef),
  rejects: z.array(PartRef),
  /** Kinds that the items parts hold, so that readers of other kinds skip them; absent: any kind. */
  kinds: z.array(z.string()).optional(),
  /** Unseen records (schemas/unseen.ts) where there are any: the run is then partial and facts of those files are held. */
  unseen: PartRef.optional(),
  /**
   * Looked records (schemas/looked.ts). Where they are, the items are those of paths of which something else is said than in
   * the former run; the rest stands there.
   */
  looked: PartRef.optional(),
});
export type MinedParts = z.infer<typeof MinedParts>;

/** The sealed run: its index.json and the figures of it. */
export const SealedRun = z.strictObject({
  index: PartRef,
  /** Over kind, source without sha, and payload of all envelopes in order: equal for the same commit and versions. */
  content_hash: Sha256,
  /** Accepted envelopes. */
  items: z.int().nonnegative(),
  rejects: z.int().nonnegative(),
  /** The rejects by kind and reason. */
  rejected: z.array(RejectCount).optional(),
});
export type SealedRun = z.infer<typeof SealedRun>;

export const Created = z.strictObject({ nodes: z.int().nonnegative(), edges: z.int().nonnegative() });
export type Created = z.infer<typeof Created>;

/** What the write phase would do, computed from staging and the live graph; the removal guard is judged on it. */
export const WritePlan = z.strictObject({
  nodes: PartRef,
  edges: PartRef,
  retire: PartRef,
  /** Version of the ontology that the rows were made by. */
  ontology_version: z.string().min(1).optional(),
  /** Envelopes of kinds that no rule maps yet. */
  deferred: z.int().nonnegative().optional(),
  /** Live facts of the repository before the write. */
  live: z.int().nonnegative(),
  retiring: z.int().nonnegative(),
  /** True when the guard asks a human: live >= 50 and retiring > 20 % of it (law 4). */
  guarded: z.boolean(),
  /** Envelopes that no mapping took, with reason; a part of Reject records. */
  rejects: PartRef,
  /** The same by kind and reason. */
  rejected: z.array(RejectCount).optional(),
  /** What a later run needs to compare itself with this one instead of with all facts (books of 5-write). */
  books: PartRef.optional(),
  /** Where only facts that changes speak of were compared: those facts, and the state of the hash over all others. */
  touched: PartRef.optional(),
  rest: z.strictObject({ sum: z.string(), count: z.int().nonnegative() }).optional(),
  /** What the graph holds of the repository when every row was written and nothing is held back. */
  expected: z
    .strictObject({
      accepted: z.int().nonnegative(),
      facts: z.int().nonnegative(),
      graph_hash: Sha256,
      held: z.int().nonnegative(),
    })
    .optional(),
});
export type WritePlan = z.infer<typeof WritePlan>;

/** What one write activity did, by the server's own counters. */
export const WriteReceipt = z.strictObject({
  created: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  retired: z.int().nonnegative(),
  dead_lettered: z.int().nonnegative(),
});
export type WriteReceipt = z.infer<typeof WriteReceipt>;

/** What a run did, as its run.md tells: known only when the graph is written. */
export const RunNumbers = z.strictObject({
  /** Null where only their sum is known. */
  created: z.strictObject({
    nodes: z.int().nonnegative().nullable(),
    edges: z.int().nonnegative().nullable(),
  }),
  changed: z.int().nonnegative(),
  retired: z.int().nonnegative(),
  staged: z.int().nonnegative(),
  accepted: z.int().nonnegative(),
  /** Of the accepted: those of kinds that wait for a change of the ontology. */
  deferred: z.int().nonnegative().default(0),
  rejected: z.int().nonnegative(),
  dead_lettered: z.int().nonnegative(),
  graph_hash: Sha256,
});
export type RunNumbers = z.infer<typeof RunNumbers>;

export const ReportFile = z.strictObject({
  /** Path from the report root, `/` as separator. */
  path: z.string().min(1),
  sha256: Sha256,
});
export type ReportFile = z.infer<typeof ReportFile>;
