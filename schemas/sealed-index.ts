import { z } from 'zod';
import { CONTRACT_VERSION } from './envelope.ts';
import { PlatformInstance } from './instance.ts';
import { PartRef, Sha256 } from './part-ref.ts';
import { RejectCount } from './reject.ts';
import { RunRef } from './run.ts';

/** The part whose presence says that a run is sealed. */
export const SEAL = 'index.json';

/** Parts that say that nobody needs to write a sealed run any more. */
export const ENDINGS = {
  /** The graph holds it. */
  written: 'written.json',
  /** The whole run ended well, its pages included. */
  receipt: 'receipt.json',
  /** The run failed or was cancelled. */
  given_up: 'ended.json',
} as const;

const count = z.int().nonnegative();

/** All envelopes of one kind, sorted by content, no two alike. */
export const SealedPart = z.strictObject({
  kind: z.string().min(1),
  ref: PartRef,
  /** SHA-256 over the contents (kind, payload, source without sha) in order, one a line. */
  content_hash: Sha256,
});
export type SealedPart = z.infer<typeof SealedPart>;

/** `index.json` of a run: its presence seals the run, and it names every file that belongs to it. */
export const SealedIndex = z.strictObject({
  contract_version: z.literal(CONTRACT_VERSION),
  run: RunRef,
  /** Place of the run among its repository's runs: the number that facts carry in `from` and `to`. */
  sequence: z.int().positive(),
  /** Hash of the versions and settings that the run was made with. */
  fingerprint: z.string().min(1),
  /** Version of the ontology that the items were mapped with; absent in runs older than this field. */
  ontology_version: z.string().min(1).optional(),
  /** The run whose items these are, where nothing was mined: they were mapped once more (BackfillSince). */
  remaps: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** The run in which the parts were made and their lines spelled, where it is another one (BackfillSince). */
  mined_in: RunRef.optional(),
  /** One a kind, sorted by kind; kinds without envelopes are absent. With a base: what is said anew. */
  parts: z.array(SealedPart),
  /** Reject records, sorted by their text. */
  rejects: PartRef,
  /** Sorted by kind, then reason. */
  rejected: z.array(RejectCount),
  /** Unseen records, sorted by their text, where a miner could not look at a file: its facts are held (law 3). */
  unseen: PartRef.optional(),
  /** What each producer looked at, so that a later run need not; absent where every later run must look at everything. */
  looked: z.array(z.strictObject({ producer: z.string().min(1), ref: PartRef })).optional(),
  /** Of a run that was sealed whole: how many envelopes stand at each place, one `[kind, place, number]` a line. */
  places: PartRef.optional(),
  /** The run that this one follows: its envelopes hold too, but for those at the places named. */
  base: z
    .strictObject({
      run: RunRef,
      /** With the number of envelopes that still hold. */
      parts: z.array(SealedPart.extend({ standing: count })),
      /** Places (a producer and a path) of which `parts` of this run tell all there is, one JSON text a line, sorted. */
      replaced: PartRef,
      /** As the run's own index has it. */
      places: PartRef,
    })
    .optional(),
  /** Platforms that the table names of this run may mean, so that mapping it again gives the same keys without settings. */
  instances: z.array(PlatformInstance).optional(),
  /** Of the link wave: the commits and graph hashes of the repositories that it joined, one Head a line. */
  heads: PartRef.optional(),
  counts: z.strictObject({
    items: count,
    rejects: count,
    /** Envelopes that said the same as another one and were dropped. */
    duplicates: count,
  }),
  /** Over the content hashes of the parts by kind: equal for the same commit and versions. */
  content_hash: Sha256,
});
export type SealedIndex = z.infer<typeof SealedIndex>;
