const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** FNV-1a over UTF-16 code units, 12 hex digits: a short stable name for a key, not a secret and not an identity. */
export function fingerprint(text: string): string {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at++) {
    hash = ((hash ^ BigInt(text.charCodeAt(at))) * PRIME) & MASK;
  }
  return hash.toString(16).padStart(16, '0').slice(-12);
}
