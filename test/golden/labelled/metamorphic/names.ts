import type { Case } from '../../../../cli/evaluate/read-cases.ts';
import { turnLetters } from './rename.ts';
import { MEANINGFUL, textsOf, wordsOf } from './words.ts';

/** Fields whose values are fixed words of the golden formats, not names. */
const FIXED_VALUES = new Set([
  ...['kind', 'reason', 'via', 'type', 'materialization', 'layer', 'strategy', 'runtime', 'loader', 'test'],
  ...['paused', 'cron', 'timezone', 'periodic', 'compute', 'main', 'version'],
]);

/** Words that no case of the set may lose: fixed values, and keys that several objects or cases have in common. */
export function fixedWords(cases: readonly Case[]): ReadonlySet<string> {
  const fixed = new Set(MEANINGFUL);
  const keys = new Map<string, number>();
  const count = (key: string): unknown => keys.set(key, (keys.get(key) ?? 0) + 1);
  for (const { expected, given } of cases) {
    for (const { field, text } of textsOf(expected))
      if (FIXED_VALUES.has(field)) for (const word of wordsOf(text)) fixed.add(word.toLowerCase());
    for (const key of keysOf(expected)) count(key);
    for (const key of new Set(yamlKeys(given))) count(key);
  }
  for (const [key, times] of keys) if (times > 1) fixed.add(key.toLowerCase());
  return fixed;
}

function* keysOf(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield* Object.keys(value);
  for (const inner of Object.values(value)) yield* keysOf(inner);
}

const yamlKeys = (given: Case['given']): readonly string[] =>
  [...textsOf(given)].flatMap(({ field, text }) =>
    /\.ya?ml$/.test(field) ? wordsBefore(text, /^[\s-]*([\p{L}_$][\p{L}\p{N}_$]*):/gmu) : [],
  );

/**
 * The names of a case that may be changed, in lower case: words of the labels that stand in the inputs, and that
 * no language gives a meaning. Rather too few than a wrong one: what is left out keeps its name everywhere.
 */
export function namesOf(
  { given, expected }: Case,
  fixed: ReadonlySet<string>,
  answer: unknown,
): ReadonlySet<string> {
  const written = writtenWords(given);
  const api = new Set([...apiWords(given)].map((word) => word.toLowerCase()));
  const labels = [...textsOf(expected)].filter(({ text }) => !isPath(given, text));
  const composed = [...textsOf(answer)]
    .flatMap(({ text }) => wordsOf(text))
    .map((word) => word.toLowerCase())
    .filter((word) => !written.has(word));
  const loose = [...written].filter((word) => /^[_$]|[_$]$/.test(word));
  const glued = new Set([...gluedWords(loose, written), ...versioned(written)]);
  const names = labels
    .flatMap(({ text }) => wordsOf(text))
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 1 && !/^_|\$|^dbt(?:_|$)|^v\d+$/.test(word))
    .filter((word) => written.has(word) && !fixed.has(word) && !fixed.has(turnLetters(word)) && !api.has(word))
    .filter((word) => !glued.has(word) && !loose.some((piece) => piece.includes(word)))
    .filter((word) => composed.every((whole) => !whole.includes(word) || whole.split('_').includes(word)));
  return new Set(names);
}

/** Words that a program may put together of a loose piece and another word, and those others. */
const gluedWords = (loose: readonly string[], written: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    loose.flatMap((piece) =>
      [...written].flatMap((word) => {
        if (word === piece || !(word.startsWith(piece) || word.endsWith(piece))) return [];
        return [word, word.replace(piece, '')];
      }),
    ),
  );

/** `<name>_v<N>` is a name with its version: tools know the one by the other. */
const versioned = (written: ReadonlySet<string>): readonly string[] =>
  [...written].flatMap((word) => {
    const base = /^(.+)_v\d+$/.exec(word)?.[1];
    return base === undefined ? [] : [word, base];
  });

/** Every word of a case's inputs, in lower case. */
export const writtenWords = (given: Case['given']): ReadonlySet<string> =>
  new Set([...textsOf(given)].flatMap(({ text }) => wordsOf(text)).map((word) => word.toLowerCase()));

const isPath = (given: Case['given'], text: string): boolean =>
  Object.hasOwn((given['files'] ?? {}) as object, text) || /\.(py|ts|sql|ya?ml|ipynb)$/.test(text);

/** Words that programs use as an interface's: called, imported, reached by a dot, or given as a named argument. */
function* apiWords(given: Case['given']): Generator<string> {
  for (const { field, text } of textsOf(given)) {
    yield* wordsBefore(text, /([\p{L}_$][\p{L}\p{N}_$]*)\(/gu);
    if (!/\.(py|ts|ipynb)$/.test(field)) continue;
    const code = text.replace(/(?<!\\)("""|'''|"|'|`)[\s\S]*?\1/g, '""');
    yield* wordsBefore(code, /\.\s*([\p{L}_$][\p{L}\p{N}_$]*)/gu);
    yield* wordsBefore(code, /[({,]\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*[=:]/gu);
    for (const [line] of code.matchAll(/^\s*(?:from|import)\b.*$/gm)) yield* wordsOf(line);
  }
}

const wordsBefore = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, word]) => (word === undefined ? [] : [word]));
