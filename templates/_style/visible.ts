/**
 * Control, format and direction characters, lone surrogates and private-use code points: they could hide or
 * reorder text. Shown by name. (Zero-width joiners go too: a page is for reading, not for emoji families.)
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const BLANKS = /[\s\u0085]+/gu;

const named = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** Mined text on one line, trimmed, with nothing in it that a reader cannot see. */
export const visible = (text: string): string => text.replace(BLANKS, ' ').trim().replace(INVISIBLE, named);

/** The first `most` characters, an ellipsis for the rest; never half a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = [...text.slice(0, most * 2 + 2)];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** Keeps both ends, which tell paths apart better than their beginning does. */
export function cutMiddle(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const tail = Math.ceil((most - 1) / 2);
  return `${characters.slice(0, most - 1 - tail).join('')}…${characters.slice(-tail).join('')}`;
}
