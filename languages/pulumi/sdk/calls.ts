import { type Args, type Run, valuesOf } from '../interpret/run.ts';
import { usesOf } from '../values/uses.ts';
import { dict, open, type Site, type Value } from '../values/value.ts';
import { splitArguments } from './arguments.ts';
import { callCore } from './core.ts';
import { CORE } from './packages.ts';
import { register } from './resources.ts';
import { tokenOf } from './tokens.ts';

type Sdk = Extract<Value, { kind: 'sdk' }>;

/** SDKs whose classes are not resources. */
const NO_RESOURCES: ReadonlySet<string> = new Set(['policy', 'automation']);

/** A call into an SDK: makes a resource, or asks the provider. Null where it is not told by the name. */
export function callSdk(run: Run, callee: Sdk, args: Args, site: Site): Value | null {
  const { sdk, path } = callee;
  if (sdk === CORE) return callCore(run, path, args, site);
  const name = path.at(-1) ?? '';
  if (!/^[A-Z]/.test(name) || NO_RESOURCES.has(sdk)) return ask(run, args, site);
  if (isTypeOfInputs(run, name, args, site)) return inputsOf(args);
  const making = splitArguments(run, args);
  const handle = register(run, { kind: 'resource', type: tokenOf(sdk, path), ...making }, site);
  return { kind: 'handle', handle, fields: new Map() };
}

/**
 * Python calls classes of inputs and enums as it calls resources. Inputs end in Args; an enum is called inside the
 * arguments of a resource with its value alone.
 */
function isTypeOfInputs(run: Run, name: string, args: Args, { isNew }: Site): boolean {
  if (isNew === true) return false;
  if (isNew === false || /Args(Dict)?$/.test(name)) return true;
  const given = args.positional.length;
  if (given === 0 && !args.named.has('resource_name')) return true;
  return run.place.inArguments && given === 1 && args.named.size === 0;
}

const inputsOf = (args: Args): Value =>
  dict([...args.positional.map((value, at): [string, Value] => [String(at), value]), ...args.named]);

/** What a provider answers depends on what it is asked; not on how it is asked. */
function ask(run: Run, args: Args, site: Site): Value | null {
  // `Type.get(name, id)` looks a resource up by what is known of it.
  const count = /\.get$/.test(site.label) ? 3 : 1;
  const asked = run.language === 'typescript' ? args.positional.slice(0, count) : withoutOptions(args);
  if (asked.some(({ kind }) => kind === 'function')) return null;
  return open(`${site.label}()`, usesOf(...asked));
}

const withoutOptions = (args: Args): Value[] =>
  valuesOf({
    positional: args.positional.filter((value) => value.kind !== 'dict' || !value.isOptions),
    named: new Map([...args.named].filter(([name]) => name !== 'opts')),
  });
