import { changed, isSettled, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, isNothing, open, type Site, type Value } from '../values/value.ts';

/** Keys under which a pattern of texts keeps what it was written as. */
const [SOURCE, FLAGS] = ['#pattern', '#flags'];

/** A pattern as a value: `/…/g`, `re.compile(…)`. */
export const patternValue = (source: Value, flags: Value): Value =>
  dict([
    [SOURCE, source],
    [FLAGS, flags],
  ]);

/**
 * Single signs and sets of signs, each perhaps repeated, between anchors. What goes beyond it is left to the run: such a
 * pattern may take longer than anything is worth.
 */
const SIMPLE =
  /^\^?(?:(?:\\[\\dwsDWS.\-_/+*?$^()[\]{}|]|\[\^?(?:\\.|[^\]\\])+\]|[^\\[\](){}|*+?^$])[*+?]?)+\$?$/;
const MOST_REPEATED = 2;
const LONGEST = 1_000;

function compiled(source: string, flags: string, isAll: boolean): RegExp | null {
  const repeated = source.replaceAll(/\\.|\[\^?(?:\\.|[^\]\\])+\]/g, 'x').match(/[*+?]/g)?.length ?? 0;
  if (!SIMPLE.test(source) || repeated > MOST_REPEATED) return null;
  const wanted = `${isAll || flags.includes('g') ? 'g' : ''}${flags.includes('i') ? 'i' : ''}`;
  try {
    return new RegExp(source, wanted);
  } catch {
    // There is no form of RegExp that returns its errors.
    return null;
  }
}

/**
 * The text with what a pattern finds replaced, holes left as they are; open where the pattern, or what comes in place of what
 * it finds, is not known.
 */
export function replacedBy(pattern: Value, by: Value, text: Value, isAll: boolean, site: Site): Value {
  const [source, flags] = partsOf(pattern);
  const isKnown = isSettled(source) && isSettled(by) && !/[\\$]/.test(textOf(by));
  const found = isKnown ? compiled(textOf(source), isNothing(flags) ? '' : textOf(flags), isAll) : null;
  if (textOf(text).length > LONGEST) return open(site.label, usesOf(text, by));
  if (found !== null) return changed(text, (piece) => piece.replace(found, textOf(by)));
  return isSettled(text) ? open(site.label, usesOf(by)) : changed(text, (piece) => piece);
}

const partsOf = (pattern: Value): readonly [Value, Value] => {
  const none = constant(null);
  if (pattern.kind !== 'dict') return [pattern, none];
  return [pattern.entries.get(SOURCE) ?? none, pattern.entries.get(FLAGS) ?? none];
};

export const isPattern = (value: Value | undefined): boolean =>
  value?.kind === 'dict' && value.entries.has(SOURCE);
