import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { below, normalPath, under } from '../paths.ts';
import { acceptsFile } from './accepts.ts';
import type { SourceFile } from './project.ts';

/** Files in which a project says what packages it wants. */
export const PACKAGE_LISTS = ['packages.yml', 'dependencies.yml'] as const;

/** `local: <folder>` of a list of packages, in either style of YAML. */
const LOCAL = /(?:^|[\s{,-])local\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'#,}\]]+))/gm;
const COMMENT = /(?:^|\s)#.*$/gm;

/** The folder that a project means by a path; null where it lies outside the repository. */
export const localFolder = (root: string, path: string): string | null =>
  path.startsWith('/') ? null : normalPath(under(root, path));

/**
 * Folders of the packages that a project takes from its own repository, those that they take themselves included. Found by
 * a look at the text, without a reader of YAML, for it decides which files are read at all.
 */
export function localPackages(root: string, files: readonly SourceFile[]): string[] {
  const lists = new Map(
    files
      .filter(({ path }) => PACKAGE_LISTS.some((name) => path.endsWith(name)))
      .map(({ path, text }) => [path, text]),
  );
  const found = new Set([root]);
  for (const folder of found) {
    for (const name of PACKAGE_LISTS) {
      const text = (lists.get(under(folder, name)) ?? '').replaceAll(COMMENT, '');
      for (const [, double, single, bare] of text.matchAll(LOCAL)) {
        const local = localFolder(folder, double ?? single ?? bare ?? '');
        if (local !== null) found.add(local);
      }
    }
  }
  found.delete(root);
  return [...found];
}

/** Of all files of a repository those that the reader of a project looks at, sorted by path. */
export function filesOfProject(root: string, texts: Iterable<readonly [string, string]>): SourceFile[] {
  const all = [...texts]
    .map(([path, text]) => ({ path, text }))
    .sort((one, other) => byCodeUnit(one.path, other.path));
  const folders = [root, ...localPackages(root, all).filter((folder) => below(root, folder) === null)];
  return all.filter(({ path }) => folders.some((folder) => acceptsFile(path, folder)));
}
