/** Endings that a notebook may have, in the order in which they are tried; none, where the target names the file itself. */
const ENDINGS = ['', '.py', '.sql', '.ipynb', '.scala', '.r'];

/** The file that a %run names, beside the file that holds it; null where there is none. */
export function findRunTarget(has: (path: string) => boolean, from: string, target: string): string | null {
  const path = resolvePath(from, target);
  return ENDINGS.map((end) => path + end).find(has) ?? null;
}

/** A path beside the file that names it, `.` and `..` taken out. */
export function resolvePath(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
