import { type Args, type Run, valuesOf } from '../interpret/run.ts';
import { format } from '../native/formats.ts';
import { concatenated, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, isNothing, list, NOTHING, open, type Site, type Value } from '../values/value.ts';
import { argument } from './arguments.ts';
import { camel } from './names.ts';
import { mergeOptions } from './options.ts';
import { CORE } from './packages.ts';
import { register } from './resources.ts';
import { referToStack } from './stack-references.ts';

type Call = (run: Run, args: Args, site: Site) => Value;

/** A call of the core SDK; null for what is not known. */
export function callCore(run: Run, path: readonly string[], args: Args, site: Site): Value | null {
  const name = path.map(camel).join('.');
  return Object.hasOwn(CALLS, name) ? (CALLS[name]?.(run, args, site) ?? null) : null;
}

/** Whether the core SDK has a function of that name; for what is imported without being named. */
export const isCoreName = (sdk: string, name: string): boolean =>
  sdk === CORE && Object.hasOwn(CALLS, camel(name));

const hole =
  (name: string): Call =>
  () => ({ kind: 'text', text: `\${${name}}`, uses: [] });
const output = (value: Value, label: string): Value => open(label, usesOf(value), value);
const first = ({ positional: [value] }: Args): Value => value ?? NOTHING;
const nothing: Call = () => NOTHING;

/** Several outputs as one: given as a list or object, as arguments, or by name. */
const all: Call = (_run, args, { label }) => {
  const [only] = args.positional;
  const numbered = args.positional.map((value, at): [string, Value] => [String(at), value]);
  if (args.named.size > 0) return output(dict([...numbered, ...args.named]), label);
  const isOne = args.positional.length === 1 && (only?.kind === 'list' || only?.kind === 'dict');
  return output(isOne ? only : list([...args.positional]), label);
};
const concat: Call = (_run, args, { label }) => output(concatenated(args.positional), label);
const lifted: Call = (_run, args, { label }) => {
  const value = first(args);
  // A setting stays one: that it is secret is told where it is read.
  return value.kind === 'setting' || value.kind === 'open' ? value : output(value, label);
};
const used: Call = (_run, args, { label }) => open(label, usesOf(...valuesOf(args)));
const formatted: Call = (_run, args, { label }) =>
  output(format(first(args), { ...args, positional: args.positional.slice(1) }), label);

const options: Call = (_run, args) =>
  dict(
    [...args.named].filter(([, value]) => !isNothing(value)),
    true,
  );
const merged: Call = (_run, args) => mergeOptions(argument(args, 0, 'opts1'), argument(args, 1, 'opts2'));

const CALLS: Readonly<Record<string, Call>> = {
  Config: (_run, args) => {
    const namespace = argument(args, 0, 'name');
    return { kind: 'config', namespace: isNothing(namespace) ? null : textOf(namespace) };
  },
  StackReference: referToStack,
  export: (run, args, { file, lines }) => {
    const name = textOf(argument(args, 0, 'name'));
    run.record.outputs.set(name, { name, file, lines });
    return NOTHING;
  },
  getStack: hole('stack'),
  getOrganization: hole('organization'),
  getProject: (run) => constant(run.project),
  all,
  'Output.all': all,
  concat,
  interpolate: concat,
  'Output.concat': concat,
  'Output.format': formatted,
  output: lifted,
  secret: lifted,
  unsecret: lifted,
  'Output.create': lifted,
  'Output.fromInput': lifted,
  'Output.secret': lifted,
  'Output.unsecret': lifted,
  jsonStringify: used,
  'Output.jsonDumps': used,
  ResourceOptions: options,
  InvokeOptions: options,
  'ResourceOptions.merge': merged,
  mergeOptions: merged,
  ComponentResource: (run, args, site) => {
    const type = textOf(argument(args, 0, 't', 'type'));
    const name = argument(args, 1, 'name');
    const given = args.named.get('opts') ?? args.positional[3] ?? NOTHING;
    const handle = register(run, { kind: 'component', type, name, inputs: [], options: given }, site);
    return { kind: 'handle', handle, fields: new Map() };
  },
  'log.info': nothing,
  'log.warn': nothing,
  'log.debug': nothing,
  'log.error': nothing,
};
