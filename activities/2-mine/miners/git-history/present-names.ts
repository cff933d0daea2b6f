import type { FileChange } from '../../../../schemas/commit.ts';

/** Changes of one commit by the path that the file has at the mined commit. */
export type Touched = ReadonlyMap<string, FileChange>;

/**
 * Follows names back in time, as `git log --follow` does: once a commit is seen in which a file got its name by a rename,
 * older commits speak of it by its former name, and its newer name belongs to another, earlier file.
 */
export function createPresentNames(paths: ReadonlySet<string>): {
  follow: (changes: readonly FileChange[]) => Touched;
} {
  const present = new Map<string, string>();
  for (const path of paths) present.set(path, path);
  return {
    follow: (changes) => {
      const touched = new Map<string, FileChange>();
      for (const change of changes) {
        const path = present.get(change.path);
        if (path !== undefined) touched.set(path, change);
      }
      // Names change only after the whole commit was read: files may swap names in one commit.
      for (const change of touched.values()) if (change.renamed_from !== null) present.delete(change.path);
      for (const [path, { renamed_from }] of touched)
        if (renamed_from !== null) present.set(renamed_from, path);
      return touched;
    },
  };
}
