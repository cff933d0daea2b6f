import { createHash } from 'node:crypto';

/** Room for a suffix below the 255 bytes that file systems allow. */
const LONGEST = 180;

/**
 * A name as one folder or file name that people can still read: `github.com/o/R~1` becomes `github.com+o+!r~1`.
 * Injective also where the file system does not tell case apart: capitals are `!` and the small letter, any other
 * character is `%` and four hex digits of its code unit, and a long name ends in `=` and its hash.
 */
export function safeName(name: string): string {
  const safe = name.replaceAll(/[^a-z0-9._~-]/g, escaped).replace(/^[.~-]/, hex) || '%';
  if (safe.length <= LONGEST) return safe;
  return `${safe.slice(0, LONGEST - 65)}=${createHash('sha256').update(Buffer.from(name, 'utf16le')).digest('hex')}`;
}

function escaped(character: string): string {
  if (character === '/') return '+';
  return /[A-Z]/.test(character) ? `!${character.toLowerCase()}` : hex(character);
}

const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
