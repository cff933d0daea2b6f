import { type Args, valuesOf } from '../interpret/run.ts';
import { changed, concatenated, isSettled, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, list, NOTHING, open, type Value } from '../values/value.ts';
import type { Method, Methods } from './methods.ts';

const argument = (args: Args, at: number): string => textOf(args.positional[at] ?? NOTHING);

/** `"{}-{name}".format(…)`; what a hole of the format names and nobody gives stays open. */
export function format(pattern: Value, args: Args): Value {
  if (pattern.kind !== 'constant') return open('format', usesOf(pattern, ...valuesOf(args)));
  let next = 0;
  const pieces = textOf(pattern).split(/(\{\{|\}\}|\{[^{}]*\})/);
  const parts = pieces.map((piece, at): Value => {
    if (at % 2 === 0) return constant(piece);
    if (piece === '{{' || piece === '}}') return constant(piece.charAt(0));
    const field = /^\{([^!:}]*)/.exec(piece)?.[1] ?? '';
    const place = field === '' ? next++ : Number(field);
    const given = Number.isNaN(place) ? args.named.get(field) : args.positional[place];
    const width = /:0(\d{1,2})d?\}$/.exec(piece)?.[1];
    return padded(given ?? open(field === '' ? 'format' : field), width);
  });
  return concatenated(parts);
}

const padded = (value: Value, width: string | undefined): Value =>
  width === undefined || !isSettled(value) ? value : constant(textOf(value).padStart(Number(width), '0'));

/** `"%s-%s" % (a, b)`. */
export function formatPercent(pattern: string, given: Value): Value {
  const values = given.kind === 'list' ? given.items : [given];
  let next = 0;
  const pieces = pattern.split(/(%(?:\(\w+\))?[-+0-9.]*[sdifrx%])/);
  const parts = pieces.map((piece, at): Value => {
    if (at % 2 === 0) return constant(piece);
    if (piece.endsWith('%')) return constant('%');
    const key = /\((\w+)\)/.exec(piece)?.[1];
    if (key !== undefined && given.kind === 'dict') return given.entries.get(key) ?? open(key);
    return padded(values[next++] ?? open('format'), /^%0(\d{1,2})d$/.exec(piece)?.[1]);
  });
  return concatenated(parts);
}

const change =
  (how: (text: string, args: Args) => string): Method =>
  (_run, of, args) =>
    changed(of, (text) => how(text, args));

const lower = change((text) => text.toLowerCase());
const upper = change((text) => text.toUpperCase());
const replace = change((text, args) => text.replaceAll(argument(args, 0) || '\0', argument(args, 1)));
const trim = change((text) => text.trim());
const same: Method = (_run, of) => of;

const test =
  (how: (text: string, part: string) => boolean): Method =>
  (_run, of, args) =>
    isSettled(of) ? constant(how(textOf(of), argument(args, 0))) : open('test', usesOf(of));

const cut: Method = (_run, of, args) => {
  const [from = NOTHING, to = NOTHING] = args.positional;
  if (!isSettled(of) || !isSettled(from) || !isSettled(to)) return of;
  return constant(
    textOf(of).slice(Number(from.value ?? 0), to.value === null ? undefined : Number(to.value)),
  );
};

const pad: Method = (_run, of, args) => {
  const [width = NOTHING, filler = constant(' ')] = args.positional;
  if (!isSettled(of) || !isSettled(width)) return of;
  return constant(textOf(of).padStart(Math.min(Number(width.value) || 0, 100), textOf(filler)));
};

export const textMethods: Methods = {
  format: (_run, of, args) => format(of, args),
  join: (_run, of, args, site) => {
    const [items = NOTHING] = args.positional;
    if (items.kind !== 'list') return open(site.label, usesOf(of, items));
    return concatenated(items.items.flatMap((item, at) => (at === 0 ? [item] : [of, item])));
  },
  split: (_run, of, args, site) => {
    // The parts of what only the run knows are told by the whole.
    if (!isSettled(of)) return of.kind === 'setting' ? of : open(site.label, usesOf(of));
    const between = args.positional[0] === undefined ? /\s+/ : argument(args, 0);
    return list(textOf(of).split(between).slice(0, 1_000).map(constant));
  },
  concat: (_run, of, args) => concatenated([of, ...args.positional]),
  lower,
  toLowerCase: lower,
  upper,
  toUpperCase: upper,
  replace,
  replaceAll: replace,
  strip: trim,
  trim,
  capitalize: change((text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()),
  title: change((text) => text.replaceAll(/\b[a-z]/g, (char) => char.toUpperCase())),
  startswith: test((text, part) => text.startsWith(part)),
  startsWith: test((text, part) => text.startsWith(part)),
  endswith: test((text, part) => text.endsWith(part)),
  endsWith: test((text, part) => text.endsWith(part)),
  includes: test((text, part) => text.includes(part)),
  slice: cut,
  substring: cut,
  substr: cut,
  padStart: pad,
  zfill: (run, of, args, site) =>
    pad(run, of, { ...args, positional: [args.positional[0] ?? NOTHING, constant('0')] }, site),
  toString: same,
  encode: same,
};
