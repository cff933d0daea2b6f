import { folderOf, joinPath } from '../paths.ts';

/** Endings that a notebook may have, in the order in which they are tried; none, where the target names the file itself. */
const ENDINGS = ['', '.py', '.sql', '.ipynb', '.scala', '.r'];

/** The file that a %run names, beside the file that holds it; null where there is none. */
export function findRunTarget(has: (path: string) => boolean, from: string, target: string): string | null {
  const path = resolvePath(from, target);
  return ENDINGS.map((end) => path + end).find(has) ?? null;
}

/** A path beside the file that names it; one that begins with a slash counts from the top. */
export const resolvePath = (from: string, target: string): string =>
  joinPath(target.startsWith('/') ? '' : folderOf(from), target);
