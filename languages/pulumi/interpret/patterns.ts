import type { Pattern } from '../../program/form.ts';
import { keyText } from '../values/keys.ts';
import { declare, type Scope, set } from '../values/scope.ts';
import { textOf } from '../values/text.ts';
import { dict, isNothing, list, NOTHING, type Value } from '../values/value.ts';
import { labelOfPattern } from './labels.ts';
import { elementsOf } from './loops.ts';
import { memberOf } from './members.ts';
import type { Run } from './run.ts';

type Binder<P> = (run: Run, target: P, value: Value, scope: Scope, declares: boolean) => void;

/** Binds what a pattern names to a value or its parts. */
export function assign(run: Run, target: Pattern, value: Value, scope: Scope, declares: boolean): void {
  (BINDERS[target.kind] as Binder<Pattern>)(run, target, value, scope, declares);
}

type Of<K extends Pattern['kind']> = Extract<Pattern, { kind: K }>;

function assignSequence(
  run: Run,
  target: Of<'sequence'>,
  value: Value,
  scope: Scope,
  declares: boolean,
): void {
  const { items, what } = elementsOf(run, value, labelOfPattern(target));
  for (const [at, pattern] of target.items.entries()) {
    if (pattern === null) continue;
    const part = what === null ? partAt(target, items, at) : openPart(value, items);
    assign(run, pattern, part, scope, declares);
  }
}

function partAt({ items: names, rest }: Of<'sequence'>, items: readonly Value[], at: number): Value {
  if (rest === null || at < rest) return items[at] ?? NOTHING;
  const after = names.length - rest - 1;
  if (at === rest) return list(items.slice(at, items.length - after));
  return items[items.length - names.length + at] ?? NOTHING;
}

/** Of what is open, each name is an element like the others. */
const openPart = (value: Value, items: readonly Value[]): Value =>
  isElement(value) ? value : (items[0] ?? NOTHING);

/** A pair out of what only the run knows: its parts are told by the element. */
const isElement = (value: Value): boolean =>
  (value.kind === 'setting' && value.part.endsWith('[]')) ||
  (value.kind === 'open' && value.label.endsWith('[]'));

function assignFields(run: Run, target: Of<'fields'>, value: Value, scope: Scope, declares: boolean): void {
  for (const { key, pattern } of target.fields)
    assign(run, pattern, memberOf(run, value, key, key), scope, declares);
  if (target.rest === null) return;
  const taken = new Set(target.fields.map(({ key }) => key));
  const left = value.kind === 'dict' ? dict([...value.entries].filter(([key]) => !taken.has(key))) : value;
  assign(run, target.rest, left, scope, declares);
}

const BINDERS: { readonly [K in Pattern['kind']]: Binder<Of<K>> } = {
  name: (_run, { name }, value, scope, declares) => {
    if (declares) declare(scope, name, value);
    else set(scope, name, value);
  },
  member: (run, { of, name }, value, scope) => setMember(run.evaluate(of, scope), name, value),
  index: (run, { of, at }, value, scope) => setItem(run.evaluate(of, scope), run.evaluate(at, scope), value),
  defaulted: (run, { pattern, fallback }, value, scope, declares) =>
    assign(run, pattern, isNothing(value) ? run.evaluate(fallback, scope) : value, scope, declares),
  sequence: assignSequence,
  fields: assignFields,
};

function setMember(of: Value, name: string, value: Value): void {
  if (of.kind === 'instance' || of.kind === 'handle' || of.kind === 'class') of.fields.set(name, value);
  else if (of.kind === 'dict') of.entries.set(name, value);
  else if (of.kind === 'module') of.scope.names.set(name, value);
}

function setItem(of: Value, at: Value, value: Value): void {
  if (of.kind === 'dict') of.entries.set(keyText(at), value);
  else if (of.kind === 'list' && at.kind === 'constant' && Number.isInteger(at.value)) {
    const place = Number(at.value);
    if (place >= 0 && place <= of.items.length) of.items[place] = value;
  } else if (of.kind === 'instance' || of.kind === 'handle') of.fields.set(textOf(at), value);
}
