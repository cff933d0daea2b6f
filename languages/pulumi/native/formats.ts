import { type Args, valuesOf } from '../interpret/run.ts';
import { concatenated, isSettled, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, open, type Value } from '../values/value.ts';

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
