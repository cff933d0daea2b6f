import type { FileChange } from '../../../../schemas/commit.ts';

/** Changes of one commit by the path that the file has at the mined commit. */
export type Touched = ReadonlyMap<string, FileChange>;

/**
 * Follows names back in time, as `git log --follow` does: once a commit is seen in which a file got its name by a rename,
 * older commits speak of it by its former name, and its newer name is that of another, earlier file. A former name that
 * is in use again belongs to both files: the one that carried its content away and the one that is called so today.
 */
export function createPresentNames(paths: ReadonlySet<string>): {
  follow: (changes: readonly FileChange[]) => Touched;
} {
  const present = new Map<string, readonly string[]>();
  for (const path of paths) present.set(path, [path]);
  return {
    follow: (changes) => {
      const touched = new Map<string, FileChange>();
      const renamed: Seen[] = [];
      for (const change of changes) {
        const files = present.get(change.path) ?? [];
        for (const file of files) touched.set(file, change);
        if (change.renamed_from !== null) renamed.push({ change, files });
      }
      rename(present, renamed);
      return touched;
    },
  };
}

interface Seen {
  readonly change: FileChange;
  /** Paths of today whose file bore the changed name then. */
  readonly files: readonly string[];
}

/** Names change only after the whole commit was read: files may swap names in one commit. */
function rename(present: Map<string, readonly string[]>, renamed: readonly Seen[]): void {
  for (const { change } of renamed) present.delete(change.path);
  for (const { change, files } of renamed) {
    if (change.renamed_from === null || files.length === 0) continue;
    present.set(change.renamed_from, union(present.get(change.renamed_from) ?? [], files));
  }
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.length === 0 ? b : [...new Set([...a, ...b])];
