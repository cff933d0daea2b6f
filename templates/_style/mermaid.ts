import { fingerprint } from './fingerprint.ts';
import { cutMiddle, visible } from './visible.ts';

const LONGEST_LABEL = 44;
const PLAIN = /[\p{L}\p{N} /.,()=-]/u;
const WORD = /[\p{L}\p{N}]/u;

/** Markdown inside labels is on by default, so list marks at the start and free underscores are written as codes too. */
function isPlain(character: string, before: string | undefined, after: string | undefined): boolean {
  if (character === '_')
    return before !== undefined && after !== undefined && WORD.test(before) && WORD.test(after);
  if (character === '-' || character === '=') return before !== undefined && WORD.test(before);
  if (character === '.' || character === ')') return before !== undefined && !/\d/.test(before);
  return PLAIN.test(character);
}

/** Any text as the inside of a quoted Mermaid label: what is not plainly harmless becomes Mermaid's `#<code point>;`. */
export function escapeLabel(text: string): string {
  const characters = [...cutMiddle(visible(text), LONGEST_LABEL)];
  if (characters.length === 0) return '#8203;';
  return characters
    .map((character, at) =>
      isPlain(character, characters[at - 1], characters[at + 1])
        ? character
        : `#${character.codePointAt(0)};`,
    )
    .join('');
}

/** A node's id from its key: stable when other nodes come and go, and never a keyword of Mermaid. */
export const nodeName = (key: string): string => `n${fingerprint(key)}`;
