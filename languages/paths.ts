/** Paths of a repository: '/' between parts, none at the start; '' is the whole. */

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const under = (folder: string, path: string): string => (folder === '' ? path : `${folder}/${path}`);

/** The part of a path behind a folder; null for what does not lie in it. */
export const below = (folder: string, path: string): string | null => {
  if (folder === '') return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
};

/** `.` and `..` taken out; `..` above the start stays. */
export function tidyPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

export const joinPath = (folder: string, path: string): string => tidyPath(`${folder}/${path}`);

/** A tidy path; null where it leads above its start. */
export function normalPath(path: string): string | null {
  const tidy = tidyPath(path);
  return tidy === '..' || tidy.startsWith('../') ? null : tidy;
}

/** A path as seen from a folder: what lies elsewhere begins with `..`. */
export function relativePath(folder: string, path: string): string {
  const inner = below(folder, path);
  return inner ?? `../${relativePath(folderOf(folder), path)}`;
}
