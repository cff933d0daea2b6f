import type { PartRef } from '../../schemas/part-ref.ts';

/** Which run of which repository; the folder of its parts. */
export interface RunFolder {
  readonly repo: string;
  readonly run_id: string;
}

/** A part as it lies there, or the reference beside it. */
export interface StagedObject {
  readonly path: string;
  readonly bytes: number;
}

/** Files of records on a volume that all workers of a run see. Parts are written once and never changed. */
export interface Staging {
  /** The number of a new run; asked again with the same workflow run, the same number. */
  readonly openRun: (repo: string, workflowRun: string) => Promise<string>;
  /**
   * Writes lines (without their newline) to a temporary file of this attempt and renames it when whole.
   * A part of that name that is there already stands: it is returned and the lines are not read.
   */
  readonly writePart: (
    run: RunFolder,
    name: string,
    lines: Iterable<string> | AsyncIterable<string | readonly string[]>,
  ) => Promise<PartRef>;
  readonly findPart: (run: RunFolder, name: string) => Promise<PartRef | null>;
  /** Streams the lines. Throws StagedPartDamaged before the first one when size or hash are not those of the reference. */
  readonly readLines: (part: PartRef) => AsyncIterable<string>;
  /**
   * The same lines in groups as they lie on disk: for millions of lines, waiting for each costs more than reading it. The
   * part is read once, so damage is told at its end: for those who publish nothing before they have read it all.
   */
  readonly readGroups: (part: PartRef) => AsyncIterable<Iterable<string>>;
  /** Drops the parts of a run that nobody sealed; a sealed run stands. Its number is not given again. */
  readonly discardRun: (run: RunFolder) => Promise<void>;
  /** Every object of a run, sealed or not, but for the one that holds its number; by path. */
  readonly objectsOf: (run: RunFolder) => Promise<readonly StagedObject[]>;
  /** Drops such an object; content when it is gone. */
  readonly dropObject: (path: string) => Promise<void>;
  /** Run ids of a repository that were opened, oldest first. */
  readonly openedRuns: (repo: string) => Promise<readonly string[]>;
  /** Run ids of a repository that were sealed, oldest first. */
  readonly sealedRuns: (repo: string) => Promise<readonly string[]>;
  /** The last of them, found without looking at all. */
  readonly newestSealedRun: (repo: string) => Promise<string | null>;
  /** When a run was opened, ISO 8601 in UTC; null for runs that did not write it down. */
  readonly openedAt: (run: RunFolder) => Promise<string | null>;
  /** Repositories that have staged runs, sorted. */
  readonly repositories: () => Promise<readonly string[]>;
}
