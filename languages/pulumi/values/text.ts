import { usesOf } from './uses.ts';
import { constant, open, type Value } from './value.ts';

const hole = (inside: string): string => `\${${inside}}`;

/** A value as it stands in a text; what is known only at run time is a hole. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case 'constant':
      return value.value === null ? '' : String(value.value);
    case 'text':
      return value.text;
    case 'setting':
      return hole(`config:${value.key}${value.part}`);
    case 'open':
      return value.inner === null || !isText(value.inner) ? hole(value.label) : textOf(value.inner);
    case 'sdk':
      return hole([value.sdk, ...value.path].join('.'));
    case 'handle':
      return hole(value.handle.name);
    case 'library':
      return hole(value.path);
    default:
      return hole(value.kind);
  }
}

const isText = ({ kind }: Value): boolean => kind === 'constant' || kind === 'text' || kind === 'setting';

/** True when nothing about it waits for the run. */
export const isSettled = (value: Value): value is Extract<Value, { kind: 'constant' }> =>
  value.kind === 'constant';

/** No name is longer; a text that doubles itself would fill the memory. */
const LONGEST = 20_000;

/** Texts put together: a constant when all parts are. */
export function concatenated(parts: readonly Value[]): Value {
  const text = parts.map(textOf).join('');
  if (text.length > LONGEST) return open('text', usesOf(...parts));
  return parts.every(isSettled) ? constant(text) : { kind: 'text', text, uses: usesOf(...parts) };
}

/** The text changed by a function of texts; holes stay as they are. */
export function changed(value: Value, change: (text: string) => string): Value {
  if (textOf(value).length > LONGEST) return open('text', usesOf(value));
  if (value.kind === 'constant') return constant(change(textOf(value)));
  const pieces = textOf(value).split(/(\$\{[^}]*\})/);
  const text = pieces.map((piece, at) => (at % 2 === 1 ? piece : change(piece))).join('');
  return { kind: 'text', text, uses: usesOf(value) };
}
