import type { ReportFile, RunRef } from '../../schemas/run.ts';

export interface PublishedFile {
  /** Plain file name. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Folder of finished pages: `<repository>/<run>/` for each run, and `<repository>/latest/` for the newest. */
export interface ReportFolder {
  /** Text files of the newest run before this one, by name; empty when there is none. */
  readonly before: (run: Pick<RunRef, 'repo' | 'run_id'>) => Promise<ReadonlyMap<string, string>>;
  /** Writes all files of a run, then turns `latest` to it in one step. Returns the files as they are found under `latest`. */
  readonly publish: (
    run: Pick<RunRef, 'repo' | 'run_id'>,
    files: readonly PublishedFile[],
  ) => Promise<readonly ReportFile[]>;
}
