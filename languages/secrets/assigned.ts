import { isPlaceholder, type SecretKind } from './kinds.ts';

/** Bits of information a character: about 3 for words, 3.5 to 4 for random hex, above 4 for random base64. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** `OAUTH2-CLIENT-SECRET`, `MY_TOKEN_2`: the name of a place where the secret is. */
const isConstantName = (value: string): boolean => /^[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+$/.test(value);

const looksRandom = (value: string): boolean =>
  !isConstantName(value) &&
  value.length >= 16 &&
  /\d/.test(value) &&
  /[A-Za-z]/.test(value) &&
  entropy(value) >= 3.2;

/** A chosen password is short and mixes its characters; a plain word or a path is more likely a label. */
const looksChosen = (value: string): boolean =>
  /[A-Za-z]/.test(value) &&
  /\d/.test(value) &&
  /[^A-Za-z0-9_./:-]|[a-z].*[A-Z]|[A-Z].*[a-z]|^.{10,}$/.test(value);

// The name ends in the word: `token_url`, `password_field` and `secret_name` speak about secrets and hold none.
const NAME = String.raw`(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|account[_-]?key|auth[_-]?key|private[_-]?key|credential)s?\d{0,2}`;
const ASSIGN = String.raw`["'\]]{0,2}\s{0,8}(?::=|=>|==|=|:)\s{0,8}`;

/** Values that only their name gives away: a literal in quotes, or a bare word as in YAML and .env files. */
export const assignedSecrets: readonly SecretKind[] = [
  {
    kind: 'assigned-password',
    hint: 'pass',
    pattern: new RegExp(
      `(?:password|passwd|passphrase)\\d{0,2}${ASSIGN}[a-zA-Z]{0,2}(["'])(?<value>[^"'\\s]{6,200})\\1`,
      'gi',
    ),
    harmless: (value) => isPlaceholder(value) || !looksChosen(value),
  },
  {
    kind: 'assigned-secret',
    hint: '',
    pattern: new RegExp(`${NAME}${ASSIGN}[a-zA-Z]{0,2}(["'])(?<value>[^"'\\s]{16,500})\\1`, 'gi'),
    harmless: (value) => isPlaceholder(value) || !looksRandom(value),
  },
  {
    kind: 'assigned-secret',
    hint: '',
    pattern: new RegExp(`${NAME}${ASSIGN}(?<value>[A-Za-z0-9+/=_-]{16,500})(?![A-Za-z0-9+/=_.(\\[-])`, 'gi'),
    harmless: (value) => isPlaceholder(value) || !looksRandom(value) || /^[a-z_]+\d*$/i.test(value),
  },
];
