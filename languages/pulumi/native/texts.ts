import { type Args, positional, type Run } from '../interpret/run.ts';
import { changed, concatenated, isSettled, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, isNothing, list, NOTHING, open, type Value } from '../values/value.ts';
import { format } from './formats.ts';
import type { Method, Methods } from './methods.ts';
import { isPattern, replacedBy } from './text-patterns.ts';

const argument = (args: Args, at: number): string => textOf(args.positional[at] ?? NOTHING);

const change =
  (how: (text: string, args: Args) => string): Method =>
  (_run, of, args) =>
    changed(of, (text) => how(text, args));

const lower = change((text) => text.toLowerCase());
const upper = change((text) => text.toUpperCase());
const replaceAll = change((text, args) =>
  text.replaceAll(argument(args, 0) || '\0', () => argument(args, 1)),
);
const replaceFirst = change((text, args) => text.replace(argument(args, 0) || '\0', () => argument(args, 1)));

/** A text that grows with each replacement would fill the memory. */
const MOST_REPLACED = 200_000;
const isTooLong = (of: Value, args: Args): boolean =>
  (textOf(of).split(argument(args, 0)).length - 1) * argument(args, 1).length > MOST_REPLACED;

/** Python replaces all there are, or as many as it is told; JavaScript the first one, or what a pattern finds. */
const replace: Method = (run, of, args, site) => {
  const [pattern, by = NOTHING, count] = args.positional;
  if (isPattern(pattern) && pattern !== undefined) return replacedBy(pattern, by, of, false, site);
  if (isTooLong(of, args)) return open(site.label, usesOf(of));
  if (run.language === 'typescript') return replaceFirst(run, of, args, site);
  if (count === undefined) return replaceAll(run, of, args, site);
  return changed(of, (text) => {
    const parts = text.split(argument(args, 0));
    const most = Math.min(Number(textOf(count)) || 0, parts.length - 1);
    return [parts.slice(0, most + 1).join(argument(args, 1)), ...parts.slice(most + 1)].join(
      argument(args, 0),
    );
  });
};
const replaceEvery: Method = (run, of, args, site) => {
  const [pattern, by = NOTHING] = args.positional;
  if (isPattern(pattern) && pattern !== undefined) return replacedBy(pattern, by, of, true, site);
  return isTooLong(of, args) ? open(site.label, usesOf(of)) : replaceAll(run, of, args, site);
};

/** Blanks, or the signs that are given, taken off the ends. */
const strip =
  (left: boolean, right: boolean): Method =>
  (_run, of, { positional: [set] }) => {
    if (of.kind !== 'constant' && of.kind !== 'text') return of;
    const signs = set === undefined || isNothing(set) ? ' \t\r\n\f\v' : textOf(set);
    const text = textOf(of);
    let [from, to] = [0, text.length];
    while (left && from < to && signs.includes(text.charAt(from))) from += 1;
    while (right && to > from && signs.includes(text.charAt(to - 1))) to -= 1;
    return of.kind === 'text' ? { ...of, text: text.slice(from, to) } : constant(text.slice(from, to));
  };
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

const BLANK = /\s+/;

const mostCuts = ({ positional: [, most], named }: Args, otherwise: number): number => {
  const given = most ?? named.get('maxsplit');
  return given !== undefined && isSettled(given) && Number(given.value) >= 0
    ? Number(given.value)
    : otherwise;
};

/** Python keeps what lies behind the last cut in one piece; JavaScript drops it. */
function partsOf(run: Run, text: string, args: Args): string[] {
  const isBlank = args.positional[0] === undefined;
  const parts = text.split(isBlank ? BLANK : argument(args, 0));
  const cuts = mostCuts(args, parts.length);
  if (run.language === 'typescript') return parts.slice(0, cuts);
  if (parts.length <= cuts + 1) return parts;
  return [...parts.slice(0, cuts), parts.slice(cuts).join(isBlank ? ' ' : argument(args, 0))];
}

export const textMethods: Methods = {
  format: (_run, of, args) => format(of, args),
  join: (_run, of, args, site) => {
    const [items = NOTHING] = args.positional;
    if (items.kind !== 'list') return open(site.label, usesOf(of, items));
    return concatenated(items.items.flatMap((item, at) => (at === 0 ? [item] : [of, item])));
  },
  split: (run, of, args, site) => {
    // The parts of what only the run knows are told by the whole.
    if (!isSettled(of)) return of.kind === 'setting' ? of : open(site.label, usesOf(of));
    return list(partsOf(run, textOf(of), args).slice(0, 1_000).map(constant));
  },
  splitlines: (_run, of, _args, site) => {
    if (!isSettled(of)) return of.kind === 'setting' ? of : open(site.label, usesOf(of));
    const lines = textOf(of).split(/\r\n|\r|\n/);
    return list((lines.at(-1) === '' ? lines.slice(0, -1) : lines).slice(0, 1_000).map(constant));
  },
  rsplit: (_run, of, args, site) => {
    if (!isSettled(of)) return of.kind === 'setting' ? of : open(site.label, usesOf(of));
    const parts = textOf(of).split(args.positional[0] === undefined ? BLANK : argument(args, 0));
    const kept = Math.max(1, parts.length - mostCuts(args, parts.length));
    const between = args.positional[0] === undefined ? ' ' : argument(args, 0);
    return list([parts.slice(0, kept).join(between), ...parts.slice(kept)].map(constant));
  },
  concat: (_run, of, args) => concatenated([of, ...args.positional]),
  lower,
  toLowerCase: lower,
  upper,
  toUpperCase: upper,
  replace,
  replaceAll: replaceEvery,
  strip: strip(true, true),
  lstrip: strip(true, false),
  rstrip: strip(false, true),
  trim: strip(true, true),
  trimStart: strip(true, false),
  trimEnd: strip(false, true),
  removeprefix: change((text, args) =>
    text.startsWith(argument(args, 0)) ? text.slice(argument(args, 0).length) : text,
  ),
  removesuffix: change((text, args) =>
    argument(args, 0) !== '' && text.endsWith(argument(args, 0))
      ? text.slice(0, -argument(args, 0).length)
      : text,
  ),
  repeat: (_run, of, args) => {
    const [times = NOTHING] = args.positional;
    return isSettled(of) && isSettled(times)
      ? concatenated(Array.from({ length: Math.min(Math.max(Number(times.value) || 0, 0), 1_000) }, () => of))
      : open('repeat', usesOf(of));
  },
  capitalize: change((text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()),
  title: change((text) => text.replaceAll(/\b[a-z]/g, (char) => char.toUpperCase())),
  startswith: test((text, part) => text.startsWith(part)),
  startsWith: test((text, part) => text.startsWith(part)),
  endswith: test((text, part) => text.endsWith(part)),
  endsWith: test((text, part) => text.endsWith(part)),
  includes: test((text, part) => text.includes(part)),
  slice: cut,
  substring: cut,
  substr: (run, of, { positional: [from = NOTHING, length] }, site) => {
    if (length === undefined || !isSettled(from) || !isSettled(length))
      return cut(run, of, positional(from), site);
    return cut(run, of, positional(from, constant(Number(from.value) + Number(length.value))), site);
  },
  padStart: pad,
  zfill: (run, of, args, site) =>
    pad(run, of, { ...args, positional: [args.positional[0] ?? NOTHING, constant('0')] }, site),
  toString: same,
  encode: same,
};
