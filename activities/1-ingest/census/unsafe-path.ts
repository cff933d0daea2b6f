/** Longer paths cannot be made on common file systems, and only hostile trees have them. */
const LONGEST = 4096;

/** Why a path may not be used as a path, or null. Git stores any bytes as a name; checkouts refuse most of these. */
export function unsafePath(path: string): string | null {
  if (path.length > LONGEST) return 'longer than any file system allows';
  if (path.startsWith('/')) return 'absolute';
  if (path.includes('\\')) return 'holds a backslash, or bytes that are not UTF-8';
  if (/\p{Cc}/u.test(path)) return 'holds control characters';
  if (/[\u202a-\u202e\u2066-\u2069]/.test(path)) return 'holds characters that turn the direction of writing';
  const segments = path.split('/');
  if (segments.some((segment) => segment === '..' || segment === '.')) return 'leads out of its folder';
  if (segments.some((segment) => segment === '')) return 'has an empty name in it';
  if (segments.some((segment) => segment.toLowerCase() === '.git'))
    return 'leads into the folder of git itself';
  return null;
}
