import type { LanguageTools } from '../../languages/language-tools.ts';
import type { Commit } from '../../schemas/commit.ts';
import type { OPEN_KINDS } from '../../schemas/items/open.ts';
import type { ItemKind, KnownItem } from '../../schemas/items/registry.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { FileEntry, Profile } from '../../schemas/repository.ts';

/** A file of the commit with its text: UTF-8, no byte order mark, line ends as they are. */
export interface SourceFile extends FileEntry {
  readonly text: string;
}

export interface Mined {
  readonly items: readonly KnownItem[];
  readonly rejects: readonly Reject[];
}

interface MinerBase {
  readonly name: string;
  /** Bumped whenever the same input would give other items: caches and hashes go by it. */
  readonly version: string;
  /** The item kinds that it may return; anything else is rejected at ingress. */
  readonly kinds: readonly (ItemKind | typeof OPEN_KINDS)[];
  /** Why this miner is of use for such a repository, or null when it is not. The sentence is shown to people. */
  readonly reason: (profile: Pick<Profile, 'languages' | 'markers'>) => string | null;
}

/** Looks at one file at a time and nothing else. */
export interface FileMiner extends MinerBase {
  readonly unit: 'file';
  readonly accepts: (file: FileEntry, profile: Profile) => boolean;
  /** True when it works from the census line alone: it is then given every file, binary ones too, with text ''. */
  readonly censusOnly?: true;
  readonly mine: (file: SourceFile, tools: LanguageTools) => Mined;
}

/** A folder whose files have meaning only together: a dbt project, a bundle, a stack. */
export interface Project {
  /** Folder in the repository, '' for the whole. */
  readonly root: string;
  /** Sorted by path; those outside the root are what `beyond` asked for. */
  readonly files: readonly SourceFile[];
}

export interface ProjectMiner extends MinerBase {
  readonly unit: 'project';
  /** Root folders, sorted. */
  readonly roots: (profile: Profile) => readonly string[];
  /** Asked for the files below a root, and below each folder outside of it that `beyond` names. */
  readonly accepts: (file: FileEntry, root: string) => boolean;
  /**
   * Folders and single files of the repository, outside the root, that the project's texts refer to. Asked again with the
   * files of those, until it names nothing new.
   */
  readonly beyond?: (project: Project) => readonly string[];
  /**
   * Which of the accepted files matter, by a look at their texts: those, sorted by path, are all that `mine` is given, and
   * where there is none it is not asked. Absent, all of them do.
   */
  readonly narrow?: (files: readonly SourceFile[]) => readonly SourceFile[];
  readonly mine: (project: Project, tools: LanguageTools) => Mined;
}

export interface HistoryContext {
  /** Date of the tracked commit, ISO 8601: what "recent" is counted back from. */
  readonly committedAt: string;
  /** Paths that exist at the commit. */
  readonly paths: ReadonlySet<string>;
  /** Identity of an address: its salted hash (ontology/identity.ts). */
  readonly person: (email: string) => string;
}

/**
 * What a history miner says at its end. Items are made as they are asked for, those of a path one after the other: there may
 * be more than fit into memory.
 */
export interface HistoryMined {
  readonly items: Iterable<KnownItem>;
  readonly rejects: readonly Reject[];
}

/** Sees the history commit by commit and speaks at its end, so memory grows with files and people, not with commits. */
export interface HistoryMiner extends MinerBase {
  readonly unit: 'history';
  readonly start: (context: HistoryContext) => {
    readonly see: (commit: Commit) => void;
    readonly finish: () => HistoryMined;
  };
}

export type Miner = FileMiner | ProjectMiner | HistoryMiner;
