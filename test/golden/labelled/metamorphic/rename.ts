import { mapTexts, replaceWords } from './words.ts';

/** A consistent change of names: the same word becomes the same other word, whatever its case. */
export type Renaming = (value: unknown) => unknown;

/**
 * Turns each letter of a name, so that two names never become one and case is kept. A word of an answer that the
 * inputs do not hold was put together from names (`<schema>_<custom schema>`) and is changed by its parts.
 */
export function renamingOf(names: ReadonlySet<string>, written: ReadonlySet<string>): Renaming {
  const rename = (word: string): string => {
    const plain = word.toLowerCase();
    if (names.has(plain)) return turnLetters(word);
    return written.has(plain) ? word : renameParts(word.split('_'), names);
  };
  return (value) => mapTexts(value, (text) => replaceWords(text, rename));
}

function renameParts(parts: readonly string[], names: ReadonlySet<string>): string {
  const renamed: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const end = longestName(parts, at, names);
    renamed.push(...parts.slice(at, end ?? at + 1).map((part) => (end === undefined ? part : turnLetters(part))));
    at = end ?? at + 1;
  }
  return renamed.join('_');
}

function longestName(parts: readonly string[], from: number, names: ReadonlySet<string>): number | undefined {
  for (let end = parts.length; end > from; end -= 1)
    if (names.has(parts.slice(from, end).join('_').toLowerCase())) return end;
  return undefined;
}

/** The word with each of its letters half the alphabet on; its case is kept. */
export const turnLetters = (word: string): string =>
  word.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
