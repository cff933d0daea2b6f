/** Names longer than this are not names that anyone wrote; the cut keeps hostile text from costing squares. */
const LONGEST_NAME = 300;

const PLAIN_DOTTED = new RegExp(`[A-Za-z_][\\w.]{0,${LONGEST_NAME - 1}}`, 'y');
const IDENTIFIER = '[\\p{ID_Start}_][\\p{ID_Continue}]*';
const DOTTED = new RegExp(`^(${IDENTIFIER})((?:\\s*\\.\\s*${IDENTIFIER})*)$`, 'u');
const SUPER_ATTRIBUTE = new RegExp(`^super\\(\\s*\\)((?:\\s*\\.\\s*${IDENTIFIER})+)$`, 'u');
const LEGACY_SUPER = new RegExp(
  `^super\\(\\s*(${IDENTIFIER})\\s*,\\s*${IDENTIFIER}\\s*\\)((?:\\s*\\.\\s*${IDENTIFIER})+)$`,
  'u',
);
const NAME_IN_PATTERN = new RegExp(
  `(?<![\\p{ID_Continue}.])${IDENTIFIER}(?![\\p{ID_Continue}]|\\s*[.([])`,
  'gu',
);

const withoutBlanks = (text: string): string => text.replaceAll(/[\s\\]+/g, '');

/** The dotted name that fills `text` from `start` to `end` (`self.load`), or null when another expression does. */
export function dottedName(text: string, start: number, end: number): string | null {
  PLAIN_DOTTED.lastIndex = start;
  if (PLAIN_DOTTED.test(text) && PLAIN_DOTTED.lastIndex === end) return text.slice(start, end);
  if (end - start > LONGEST_NAME) return null;
  const written = text.slice(start, end);
  return DOTTED.test(written) ? withoutBlanks(written) : null;
}

/**
 * `super().load` for a method of the next class in line, also as Python 2 writes it, where `ofClass` is the class
 * that encloses the call.
 */
export function superName(text: string, start: number, end: number, ofClass: string | null): string | null {
  if (!text.startsWith('super', start) || end - start > LONGEST_NAME) return null;
  const written = text.slice(start, end);
  const rest = SUPER_ATTRIBUTE.exec(written)?.[1];
  if (rest !== undefined) return `super()${withoutBlanks(rest)}`;
  const legacy = LEGACY_SUPER.exec(written);
  return legacy !== null && legacy[1] === ofClass ? `super()${withoutBlanks(legacy[2] ?? '')}` : null;
}

/** A base or decorator in short: subscripts and arguments left out, `…` for what has no name. */
export function shortName(written: string): string {
  const name = /^[^([]*/.exec(written)?.[0] ?? '';
  const dotted =
    dottedName(name, 0, name.length) ??
    (name.length <= LONGEST_NAME ? dottedName(name.trimEnd(), 0, name.trimEnd().length) : null);
  if (dotted === null) return '…';
  return written.length > name.length && written[name.length] === '(' ? `${dotted}()` : dotted;
}

/** Names that an assignment target, a loop variable or a parameter list binds; attributes and subscripts bind none. */
export function boundNames(pattern: string): readonly string[] {
  if (/^[A-Za-z_]\w*$/.test(pattern)) return [pattern];
  return pattern.match(NAME_IN_PATTERN) ?? [];
}
