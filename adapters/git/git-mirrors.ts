import type { Commit } from '../../schemas/commit.ts';
import type { Reason } from '../../schemas/reason.ts';
import type { FileEntry, HostMetadata, RepositoryRef } from '../../schemas/repository.ts';

/** How a person names a repository. `token` is a name from the settings, never a value. */
export interface RepositoryAddress {
  /** https, ssh or scp-like URL, or a path on this machine. */
  readonly repo: string;
  /** Branch, tag or full ref; default: the remote's HEAD. */
  readonly ref?: string;
  readonly token?: string;
}

/** An entry of the commit's tree before its content was looked at. */
export type TreeEntry = Pick<FileEntry, 'path' | 'blob' | 'size' | 'mode'>;

/** Something that a mirror's history does not hold. */
export interface HistoryFlaw {
  readonly reason: Extract<Reason, 'no-line-counts' | 'shallow-history'>;
  readonly detail: string;
}

/** Git and the hosts behind it. Throws the failures of schemas/failures.ts by name, with a hint for people. */
export interface GitMirrors {
  /** Asks the remote for the head of the ref (isomorphic-git over HTTP, the git binary otherwise). Fetches nothing over the network but refs. */
  readonly resolve: (address: RepositoryAddress, signal?: AbortSignal) => Promise<RepositoryRef>;
  /** Clones or fetches so that `sha` is there; returns the mirror's folder below the mirror root. Safe to interrupt. */
  readonly sync: (
    repository: RepositoryRef,
    progress: (line: string) => void,
    signal?: AbortSignal,
  ) => Promise<string>;
  /** Committer time of a commit, ISO 8601 in UTC. */
  readonly committedAt: (mirror: string, sha: string) => Promise<string>;
  /** All paths of the commit's tree, sorted by path. */
  readonly tree: (mirror: string, sha: string) => AsyncIterable<TreeEntry>;
  /** Contents in the order asked; null where the object is missing. At most one process for all. */
  readonly blobs: (mirror: string, ids: Iterable<string>) => AsyncIterable<Uint8Array | null>;
  /** History of a commit without merges, newest first, renames found. Falls back to changes without line counts when objects are missing. */
  readonly history: (mirror: string, sha: string, signal?: AbortSignal) => AsyncIterable<Commit>;
  /** What `history` leaves open, known once the mirror is there; ingest counts these as rejects. */
  readonly historyFlaws: (mirror: string) => Promise<readonly HistoryFlaw[]>;
  /** Null when no token is given, or the host does not answer. */
  readonly metadata: (repository: RepositoryRef, signal?: AbortSignal) => Promise<HostMetadata | null>;
}
