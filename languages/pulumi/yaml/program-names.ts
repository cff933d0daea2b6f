import type { Run } from '../interpret/run.ts';
import { knownOutput } from '../products/products.ts';
import { record } from '../program/project-file.ts';
import { settingKey } from '../sdk/config.ts';
import { referToStack } from '../sdk/stack-references.ts';
import { canonicalToken } from '../sdk/tokens.ts';
import { textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, type Handle, list, open, type Site, type Value } from '../values/value.ts';
import { interpolate, type Reference } from './interpolate.ts';

export type Table = Readonly<Record<string, unknown>>;

/** The parts of a YAML program. Names may be used before the line that declares them, so each is made when first asked for. */
export interface ProgramNames {
  readonly run: Run;
  readonly resources: Table;
  readonly variables: Table;
  readonly config: ReadonlySet<string>;
  readonly site: (key: string) => Site;
  readonly handles: Map<string, Handle | null>;
  readonly known: Map<string, Value>;
}

export function programNames(run: Run, document: Table, site: (key: string) => Site): ProgramNames {
  const config = { ...record(document['configuration']), ...record(document['config']) };
  return {
    run,
    resources: record(document['resources']),
    variables: record(document['variables']),
    config: new Set(Object.keys(config).map((key) => settingKey(key, null, run.project))),
    site,
    handles: new Map(),
    known: new Map(),
  };
}

/** What is written in a program: texts with their holes filled, lists, objects, and calls of built-in functions. */
export function writtenValue(names: ProgramNames, written: unknown): Value {
  if (typeof written === 'string') return interpolate(written, (reference) => resolve(names, reference));
  if (Array.isArray(written)) return list(written.map((item) => writtenValue(names, item)));
  if (typeof written === 'object' && written !== null) return objectValue(names, written as Table);
  return constant(typeof written === 'number' || typeof written === 'boolean' ? written : null);
}

function objectValue(names: ProgramNames, written: Table): Value {
  const referred = written['fn::stackReference'] ?? written['Fn::StackReference'];
  if (referred !== undefined) return stackOutput(names, referred);
  const invoked = written['fn::invoke'] ?? written['Fn::Invoke'];
  // What a function answers depends on its arguments, not on how it is asked.
  if (invoked !== undefined)
    return open(
      'fn::invoke',
      usesOf(writtenValue(names, record(invoked)['arguments'] ?? record(invoked)['Arguments'])),
    );
  return dict(Object.entries(written).map(([key, value]) => [key, writtenValue(names, value)]));
}

function stackOutput(names: ProgramNames, referred: unknown): Value {
  const [name] = Array.isArray(referred)
    ? referred
    : [record(referred)['stack'] ?? record(referred)['Stack']];
  const value = writtenValue(names, name);
  const args = { positional: [value], named: new Map() };
  const of = value.kind === 'handle' ? value : referToStack(names.run, args, names.site('resources'));
  return open('output', usesOf(of));
}

function resolve(names: ProgramNames, { root, rest }: Reference): Value {
  if (root === 'pulumi') return builtIn(names.run, rest);
  const label = `${root}${rest}`;
  if (Object.hasOwn(names.resources, root)) return resourceValue(names, root, rest);
  if (Object.hasOwn(names.variables, root)) {
    const value = variable(names, root);
    return rest === '' ? value : open(label, usesOf(value));
  }
  const key = settingKey(root, null, names.run.project);
  return names.config.has(key) ? { kind: 'setting', key, part: rest, isFlag: false } : open(label);
}

function resourceValue(names: ProgramNames, key: string, rest: string): Value {
  const handle = handleOf(names, key);
  if (handle === null) return open(`${key}${rest}`);
  if (rest === '') return { kind: 'handle', handle, fields: new Map() };
  const output = /^\.(\w+)$/.exec(rest)?.[1] ?? '';
  return open(`${key}${rest}`, [handle], knownOutput(handle, names.run.record.inputs, output));
}

function builtIn(run: Run, rest: string): Value {
  const name = rest.replace(/^\./, '');
  if (name === 'project') return constant(run.project);
  return { kind: 'text', text: `\${${name}}`, uses: [] };
}

function variable(names: ProgramNames, name: string): Value {
  const made = names.known.get(name);
  if (made !== undefined) return made;
  // A variable that needs itself is open.
  names.known.set(name, open(name));
  const value = writtenValue(names, names.variables[name]);
  names.known.set(name, value);
  return value;
}

/** The resource or stack reference of a key; null for one that is only looked up. */
export function handleOf(names: ProgramNames, key: string): Handle | null {
  const made = names.handles.get(key);
  if (made !== undefined) return made;
  names.handles.set(key, null);
  const handle = makeHandle(names, key, record(names.resources[key]));
  names.handles.set(key, handle);
  return handle;
}

const STACK_REFERENCE = 'pulumi:pulumi:StackReference';

function makeHandle(names: ProgramNames, key: string, written: Table): Handle | null {
  const type = typeof written['type'] === 'string' ? written['type'] : '';
  if (type === STACK_REFERENCE) {
    const stack = record(written['properties'])['name'];
    const name = stack === undefined ? constant(key) : writtenValue(names, stack);
    const value = referToStack(names.run, { positional: [name], named: new Map() }, names.site(key));
    return value.kind === 'handle' ? value.handle : null;
  }
  // What is only looked up is made elsewhere.
  if (written['get'] !== undefined || type === '') return null;
  const name = typeof written['name'] === 'string' ? textOf(writtenValue(names, written['name'])) : key;
  return { kind: 'resource', name, type: canonicalToken(type) };
}
