import { below, folderOf, normalPath, under } from './paths.ts';

/** A word that begins with `..`: a path, in whatever language it stands. */
const UPWARD = /(?:^|[\s"'`[{(,=:])((?:\.\/)?\.\.(?:\/[^\s"'`,;)}\]\\#<>|]*)?)(?=$|[\s"'`,;)}\]\\#])/gm;

/**
 * Files and folders outside a project that its texts name by relative paths, each as written and with the endings that a
 * name may lack. Names too many rather than too few: it decides what is read at all, not what is used. A pattern counts as
 * the folder before it; folders that hold the project itself are left out, as they would be the whole repository.
 */
export function namedOutside(
  root: string,
  files: readonly { readonly path: string; readonly text: string }[],
  endings: readonly string[],
): string[] {
  const found = new Set<string>();
  for (const { path, text } of files) {
    // `join("..", "shared")` and `folder / ".." / "shared"` are written in pieces.
    const joined = text.replaceAll(/(\.\.)["']\s*[,/]\s*["']/g, '$1/');
    for (const [, word = ''] of joined.matchAll(UPWARD)) {
      const named = normalPath(under(folderOf(path), beforePattern(word)));
      if (named !== null && below(root, named) === null && !holds(named, root)) found.add(named);
    }
  }
  return [...found].flatMap((name) => [name, ...endings.map((ending) => name + ending)]);
}

const beforePattern = (word: string): string => {
  const at = word.search(/[*?[{$]/);
  return at < 0 ? word : folderOf(word.slice(0, at));
};

const holds = (folder: string, root: string): boolean => folder === root || below(folder, root) !== null;
