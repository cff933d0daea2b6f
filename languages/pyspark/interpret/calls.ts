import type { Call, Argument as Given } from '../../program/form.ts';
import { callLibrary } from '../native/library.ts';
import { callValueMethod } from '../native/methods.ts';
import { callObject, callOpenMethod } from '../spark/behaviours.ts';
import { isColumn } from '../spark/columns.ts';
import { keptFrame } from '../spark/frames.ts';
import { columnOperation } from '../spark/operators.ts';
import { type Args, type Argument, valuesOf } from '../values/arguments.ts';
import { inEachWay, optionsOf } from '../values/either.ts';
import type { Scope } from '../values/scope.ts';
import { reasonOf, reasonOfLibrary } from '../values/text.ts';
import { NOTHING, type Reason, unknown, type Value } from '../values/value.ts';
import { construct, constructBase } from './classes.ts';
import { elementsOf } from './elements.ts';
import { callFunction } from './functions.ts';
import { memberOf } from './members.ts';
import type { Run, Site } from './run.ts';

/** A call: of a method of a value, or of a value itself. */
export function evaluateCall(run: Run, form: Call, scope: Scope): Value {
  const { callee, lines } = form;
  const site: Site = { file: run.file, lines };
  if (callee.kind !== 'member') {
    const value = run.evaluate(callee, scope);
    return together(value, argsOf(run, form.args, scope), (of, args) => callValue(run, of, args, site));
  }
  const of = run.evaluate(callee.of, scope);
  const args = argsOf(run, form.args, scope);
  return together(of, args, (one, given) => callMember(run, one, callee.name, given, site));
}

/** The call in each way that its receiver and its arguments may have come; own functions take them as they are. */
function together(of: Value, args: Args, call: (of: Value, args: Args) => Value): Value {
  if (optionsOf(of).every(takesWays)) return inEachWay([of], ([one = NOTHING]) => call(one, args));
  return inEachWay([of, ...valuesOf(args)], ([one = NOTHING, ...values]) =>
    call(one, withValues(args, values)),
  );
}

function withValues(args: Args, values: readonly Value[]): Args {
  const count = args.positional.length;
  const given = args.positional.map((arg, at) => ({ ...arg, value: values[at] ?? NOTHING }));
  const named = [...args.named].map(([name, arg], at): [string, Argument] => [
    name,
    { ...arg, value: values[count + at] ?? NOTHING },
  ]);
  return { positional: given, named: new Map(named) };
}

const takesWays = ({ kind }: Value): boolean =>
  kind === 'function' || kind === 'class' || kind === 'instance' || kind === 'module' || kind === 'super';

export function argsOf(run: Run, given: readonly Given[], scope: Scope): Args {
  const positional: Argument[] = [];
  const named = new Map<string, Argument>();
  for (const { value, name, spread, written = '' } of given) {
    const made = run.evaluate(value, scope);
    const text = oneLine(written);
    if (spread === true && name === undefined)
      positional.push(...elementsOf(run, made).items.map((item) => ({ value: item, written: text })));
    else if (spread === true && made.kind === 'dict')
      for (const [key, part] of made.entries) named.set(key, { value: part, written: text });
    else if (name !== undefined && spread !== true) named.set(name, { value: made, written: text });
    else if (spread !== true) positional.push({ value: made, written: text });
  }
  return { positional, named };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function callMember(run: Run, of: Value, name: string, args: Args, site: Site): Value {
  if (name === 'constructor') return constructBase(run, of, args);
  if (of.kind === 'object') return callObject(run, of.object, name, args, site);
  if (of.kind === 'unknown') return callOpen(run, of, name, args, site);
  const own = callValueMethod(run, of, name, args, site);
  return own ?? callValue(run, memberOf(run, of, name), args, site);
}

/** A method of something unknown: what its name and place tell, else unknown for the same reason. */
function callOpen(
  run: Run,
  of: Extract<Value, { kind: 'unknown' }>,
  name: string,
  args: Args,
  site: Site,
): Value {
  return callOpenMethod(run, of, name, args, site) ?? outside(run, of, args, site);
}

/** Calls a value with arguments that are known. */
export function callValue(run: Run, callee: Value, args: Args, site: Site): Value {
  switch (callee.kind) {
    case 'function':
      return callFunction(run, callee, args);
    case 'class':
      return construct(run, callee, args);
    case 'object':
      return callObject(run, callee.object, '', args, site);
    case 'either':
      return inEachWay([callee], ([one = NOTHING]) => callValue(run, one, args, site));
    case 'instance': {
      const method = memberOf(run, callee, '__call__');
      return method.kind === 'function' ? callFunction(run, method, args) : unknown('runtime-data');
    }
    case 'library':
      return callLibrary(run, callee.path, args, site) ?? outside(run, callee, args, site);
    default:
      return outside(run, callee, args, site);
  }
}

function reasonOfCall({ lacksFile }: Run, callee: Value): Reason {
  if (callee.kind === 'library') return reasonOfLibrary(callee.path);
  const reason = reasonOf(callee);
  return reason === 'undefined-name' && !lacksFile ? 'runtime-data' : reason;
}

/** A function of a library that is given columns makes a column of them. */
function madeColumn(run: Run, args: Args): Value | null {
  const values = valuesOf(args).flatMap((value) => (value.kind === 'list' ? value.items : [value]));
  return values.some(isColumn) ? columnOperation(run, values) : null;
}

/** What is not part of the program keeps the rows that it is given, as far as it may give any back. */
function outside(run: Run, callee: Value, args: Args, _site: Site): Value {
  const reason = reasonOfCall(run, callee);
  const isPlain = callee.kind === 'library' && reason === 'runtime-data';
  const kept = isPlain ? madeColumn(run, args) : keptFrame(run, valuesOf(args));
  if (kept !== null) return kept;
  const open = valuesOf(args).find(({ kind }) => kind === 'unknown');
  return unknown(isPlain && open !== undefined ? reasonOf(open) : reason);
}
