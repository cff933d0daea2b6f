import type { ReportFile, RunRef } from '../../schemas/run.ts';

export interface PublishedFile {
  /** Plain file name. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface PublishedRun {
  readonly run_id: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** Folder of finished pages: `<repository>/<run>/` for each run, and `<repository>/latest/` for the newest. */
export interface ReportFolder {
  /** Text files of the newest run before this one, by name; empty when there is none. */
  readonly before: (run: Pick<RunRef, 'repo' | 'run_id'>) => Promise<ReadonlyMap<string, string>>;
  /** The newest run of it that has a folder, with its text files by name; null when there is none. */
  readonly newest: (repo: string) => Promise<PublishedRun | null>;
  /** Writes all files of a run, then turns `latest` to it in one step. Returns the files as they are found under `latest`. */
  readonly publish: (
    run: Pick<RunRef, 'repo' | 'run_id'>,
    files: readonly PublishedFile[],
  ) => Promise<readonly ReportFile[]>;
  /** Writes index.md of the root anew from what lies below it, each time that no other writer came in between. */
  readonly publishIndex: (write: (listed: readonly ListedFolder[]) => string) => Promise<void>;
}

/** A repository's folder, or that of the portfolio, with the index.json of its newest pages. */
export interface ListedFolder {
  /** From the root, `/` as separator. */
  readonly folder: string;
  readonly index: unknown;
}
