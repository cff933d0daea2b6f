import { createHash } from 'node:crypto';

const LONGEST = 150;

/**
 * Folder of a repository's mirror, readable and safe on every file system: github.com/o/R → github.com+o+R~1a2b3c4d.git.
 * The hash tells apart what a file system without capitals, or the cut of a long name, would put in one place.
 */
export function mirrorFolder(key: string): string {
  const readable = key
    .replaceAll(/[^A-Za-z0-9._/-]/g, '_')
    .replaceAll('/', '+')
    .replace(/^[.-]/, '_')
    .slice(0, LONGEST);
  return `${readable}~${createHash('sha1').update(key).digest('hex').slice(0, 8)}.git`;
}
