import { isSettled, textOf } from './text.ts';
import { type Constant, constant, list, type Value } from './value.ts';

/** Marks a key that is a tuple; its parts follow as JSON, so that the key can be taken apart again. */
const TUPLE = '\u0001';

/** A value as the key of a dictionary: a tuple of settled parts is a key of its own. */
export const keyText = (value: Value): string =>
  value.kind === 'list' && value.items.every(isSettled)
    ? TUPLE + JSON.stringify(value.items.map((item) => (isSettled(item) ? item.value : null)))
    : textOf(value);

/** The key of a dictionary as a value. */
export const keyValue = (key: string): Value =>
  key.startsWith(TUPLE)
    ? list((JSON.parse(key.slice(TUPLE.length)) as Constant[]).map(constant))
    : constant(key);
