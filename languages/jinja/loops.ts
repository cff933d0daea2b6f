import type { Frame } from './evaluate-expression.ts';
import { callable, itemsOf, Thing, type Value } from './values.ts';

/** The names of one turn of a loop. */
export function loopFrame(targets: readonly string[], item: Value, frame: Frame): Frame {
  const names = new Map<string, Value>();
  const [only] = targets;
  if (targets.length === 1 && only !== undefined) names.set(only, item);
  else for (const [at, target] of targets.entries()) names.set(target, itemsOf(item)[at]);
  return { names, parent: frame, result: frame.result };
}

const LOOP: Readonly<Record<string, (at: number, items: readonly Value[]) => Value>> = {
  index: (at) => at + 1,
  index0: (at) => at,
  revindex: (at, { length }) => length - at,
  revindex0: (at, { length }) => length - at - 1,
  first: (at) => at === 0,
  last: (at, { length }) => at === length - 1,
  length: (_, { length }) => length,
  previtem: (at, items) => items[at - 1],
  nextitem: (at, items) => items[at + 1],
  cycle: (at) => callable((values) => values[at % Math.max(values.length, 1)]),
};

/** Answers when asked, since most loops never look at it. */
export const loopValue = (at: number, items: readonly Value[]): Value =>
  new Thing({ get: (name) => (Object.hasOwn(LOOP, name) ? LOOP[name]?.(at, items) : undefined) });
