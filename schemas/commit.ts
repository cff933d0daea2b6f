/** One commit of the history, merges left out; the stream is newest first, ties broken by git's own order. */
export interface Commit {
  readonly sha: string;
  /** ISO 8601 in UTC. */
  readonly authored_at: string;
  /** Name and address after .mailmap. */
  readonly author_name: string;
  readonly author_email: string;
  readonly changes: readonly FileChange[];
}

export interface FileChange {
  readonly path: string;
  /** Former path when git saw a rename. */
  readonly renamed_from: string | null;
  /** Null for binary files and where line counts could not be read. */
  readonly added: number | null;
  readonly deleted: number | null;
}
