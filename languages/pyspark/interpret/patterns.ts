import type { Expression, Pattern } from '../../program/form.ts';
import { withItem } from '../spark/frame-items.ts';
import { frameOf, frameValue } from '../spark/frame-values.ts';
import { inEachWay } from '../values/either.ts';
import { declare, type Scope } from '../values/scope.ts';
import { reasonOf, textOf } from '../values/text.ts';
import { isNothing, list, NOTHING, unknown, type Value } from '../values/value.ts';
import { elementsOf } from './elements.ts';
import { memberOf } from './members.ts';
import type { Run } from './run.ts';

type Of<K extends Pattern['kind']> = Extract<Pattern, { kind: K }>;
type Binder<P> = (run: Run, target: P, value: Value, scope: Scope) => void;

/** Binds what a pattern names to a value or its parts. */
export function assign(run: Run, target: Pattern, value: Value, scope: Scope): undefined {
  (BINDERS[target.kind] as Binder<Pattern>)(run, target, value, scope);
}

const BINDERS: { readonly [K in Pattern['kind']]: Binder<Of<K>> } = {
  name: (_run, { name }, value, scope) => declare(scope, name, value),
  member: (run, { of, name }, value, scope) => setMember(run.evaluate(of, scope), name, value),
  index: (run, { of, at }, value, scope) => {
    if (!setColumn(run, of, at, value, scope))
      setItem(run.evaluate(of, scope), run.evaluate(at, scope), value);
  },
  defaulted: (run, { pattern, fallback }, value, scope) =>
    assign(run, pattern, isNothing(value) ? run.evaluate(fallback, scope) : value, scope),
  sequence: (run, { items, rest }, value, scope) => {
    for (const [at, pattern] of items.entries())
      if (pattern !== null)
        assign(
          run,
          pattern,
          inEachWay([value], ([one = NOTHING]) => partOf(run, one, at, rest, items.length)),
          scope,
        );
  },
  fields: (run, { fields }, value, scope) => {
    for (const { key, pattern } of fields) assign(run, pattern, memberOf(run, value, key), scope);
  },
};

function partOf(run: Run, value: Value, at: number, rest: number | null, count: number): Value {
  const { items, isKnown } = elementsOf(run, value);
  if (!isKnown) return unknown(reasonOf(value));
  const after = rest === null ? 0 : count - rest - 1;
  if (at === rest) return list(items.slice(at, items.length - after));
  const place = rest !== null && at > rest ? items.length - count + at : at;
  return items[place] ?? unknown('runtime-data');
}

function setMember(of: Value, name: string, value: Value): undefined {
  if (of.kind === 'instance' || of.kind === 'class') of.fields.set(name, value);
  else if (of.kind === 'module') of.scope.names.set(name, value);
}

/** A frame of pandas takes a column: what held it holds the frame with that column from then on. */
function setColumn(run: Run, of: Expression, at: Expression, value: Value, scope: Scope): boolean {
  const inRows = of.kind === 'member' && /^(?:loc|iloc|at|iat)$/.test(of.name);
  const holder = inRows ? of.of : of;
  if (holder.kind !== 'name' && holder.kind !== 'member') return false;
  const frame = frameOf(run.evaluate(holder, scope));
  if (frame === null) return false;
  const made = withItem(run, frame, run.evaluate(at, scope), value, inRows);
  assign(run, holder, frameValue(made), scope);
  return true;
}

/** Entries of a dictionary and of a list. */
function setItem(of: Value, at: Value, value: Value): undefined {
  if (of.kind === 'dict') of.entries.set(textOf(at), value);
  else if (of.kind === 'list' && at.kind === 'constant' && Number.isInteger(at.value)) {
    const place = Number(at.value);
    if (place >= 0 && place < of.items.length) of.items[place] = value;
  }
}
