import type { Pattern } from '../form/form.ts';
import { declare, type Scope, set } from '../values/scope.ts';
import { textOf } from '../values/text.ts';
import { dict, isNothing, list, NOTHING, type Value } from '../values/value.ts';
import { labelOfPattern } from './labels.ts';
import { elementsOf } from './loops.ts';
import { memberOf } from './members.ts';
import type { Run } from './run.ts';

/** Binds what a pattern names to a value or its parts. */
export function assign(run: Run, target: Pattern, value: Value, scope: Scope, declares: boolean): void {
  switch (target.kind) {
    case 'name':
      return declares ? declare(scope, target.name, value) : set(scope, target.name, value);
    case 'member':
      return setMember(run.evaluate(target.of, scope), target.name, value);
    case 'index':
      return setItem(run.evaluate(target.of, scope), run.evaluate(target.at, scope), value);
    case 'defaulted': {
      const given = isNothing(value) ? run.evaluate(target.fallback, scope) : value;
      return assign(run, target.pattern, given, scope, declares);
    }
    case 'sequence':
      return assignSequence(run, target, value, scope, declares);
    case 'fields':
      return assignFields(run, target, value, scope, declares);
  }
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
  const after = target.rest === null ? 0 : target.items.length - target.rest - 1;
  for (const [at, pattern] of target.items.entries()) {
    if (pattern === null) continue;
    // Of what is open, each name is an element like the others.
    if (what !== null)
      assign(run, pattern, isElement(value) ? value : (items[0] ?? NOTHING), scope, declares);
    else if (at === target.rest)
      assign(run, pattern, list(items.slice(at, items.length - after)), scope, declares);
    else {
      const from = target.rest !== null && at > target.rest ? items.length - target.items.length + at : at;
      assign(run, pattern, items[from] ?? NOTHING, scope, declares);
    }
  }
}

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

function setMember(of: Value, name: string, value: Value): void {
  if (of.kind === 'instance' || of.kind === 'handle' || of.kind === 'class') of.fields.set(name, value);
  else if (of.kind === 'dict') of.entries.set(name, value);
  else if (of.kind === 'module') of.scope.names.set(name, value);
}

function setItem(of: Value, at: Value, value: Value): void {
  if (of.kind === 'dict') of.entries.set(textOf(at), value);
  else if (of.kind === 'list' && at.kind === 'constant' && Number.isInteger(at.value)) {
    const place = Number(at.value);
    if (place >= 0 && place <= of.items.length) of.items[place] = value;
  } else if (of.kind === 'instance' || of.kind === 'handle') of.fields.set(textOf(at), value);
}
