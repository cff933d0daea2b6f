import type { Run } from '../interpret/run.ts';
import { record } from '../program/project-file.ts';
import { settingKey } from '../sdk/config.ts';
import { referToStack } from '../sdk/stack-references.ts';
import { canonicalToken } from '../sdk/tokens.ts';
import { textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, dict, type Handle, list, NOTHING, open, type Site, type Value } from '../values/value.ts';
import { interpolate, type Reference } from './interpolate.ts';

export type Table = Readonly<Record<string, unknown>>;

/** The parts of a YAML program, and what its names stand for. */
export interface ProgramNames {
  readonly resources: Table;
  /** The value of anything written in the program. */
  readonly valueOf: (written: unknown) => Value;
  /** The resource or stack reference of a key; null for one that is only looked up. */
  readonly handleOf: (key: string) => Handle | null;
}

const STACK_REFERENCE = 'pulumi:pulumi:StackReference';

/** Names may be used before the line that declares them, so each is made when first asked for. */
export function programNames(run: Run, document: Table, site: (key: string) => Site): ProgramNames {
  const resources = record(document['resources']);
  const variables = record(document['variables']);
  const config = new Set(
    Object.keys({ ...record(document['configuration']), ...record(document['config']) }).map((key) =>
      settingKey(key, null, run.project),
    ),
  );
  const handles = new Map<string, Handle | null>();
  const known = new Map<string, Value>();

  function valueOf(written: unknown, depth = 0): Value {
    if (depth > 100) return open('nested');
    if (typeof written === 'string') return interpolate(written, resolve);
    if (Array.isArray(written)) return list(written.map((item) => valueOf(item, depth + 1)));
    if (typeof written === 'object' && written !== null) return objectOf(written as Table, depth);
    return constant(typeof written === 'number' || typeof written === 'boolean' ? written : null);
  }

  function objectOf(written: Table, depth: number): Value {
    const referred = written['fn::stackReference'];
    if (referred !== undefined) return stackOutput(referred);
    const invoked = written['fn::invoke'];
    // What a function answers depends on its arguments, not on how it is asked.
    if (invoked !== undefined)
      return open('fn::invoke', usesOf(valueOf(record(invoked)['arguments'], depth + 1)));
    return dict(Object.entries(written).map(([key, value]) => [key, valueOf(value, depth + 1)]));
  }

  function stackOutput(referred: unknown): Value {
    const [name] = Array.isArray(referred) ? referred : [record(referred)['stack']];
    const value = valueOf(name);
    const handle = referToStack(run, { positional: [value], named: new Map() }, site('resources'));
    return open('output', usesOf(value.kind === 'handle' ? value : handle));
  }

  function resolve({ root, rest }: Reference): Value {
    if (root === 'pulumi') return builtIn(run, rest);
    if (Object.hasOwn(resources, root)) {
      const handle = handleOf(root);
      const label = `${root}${rest}`;
      if (handle === null) return open(label);
      return rest === '' ? { kind: 'handle', handle, fields: new Map() } : open(label, [handle]);
    }
    if (Object.hasOwn(variables, root)) {
      const value = variable(root);
      return rest === '' ? value : open(`${root}${rest}`, usesOf(value));
    }
    const key = settingKey(root, null, run.project);
    if (config.has(key)) return { kind: 'setting', key, part: rest, isFlag: false };
    return open(`${root}${rest}`);
  }

  function variable(name: string): Value {
    const made = known.get(name);
    if (made !== undefined) return made;
    // A variable that needs itself is open.
    known.set(name, open(name));
    const value = valueOf(variables[name]);
    known.set(name, value);
    return value;
  }

  function handleOf(key: string): Handle | null {
    const made = handles.get(key);
    if (made !== undefined) return made;
    handles.set(key, null);
    const handle = makeHandle(key, record(resources[key]));
    handles.set(key, handle);
    return handle;
  }

  function makeHandle(key: string, written: Table): Handle | null {
    const type = typeof written['type'] === 'string' ? written['type'] : '';
    if (type === STACK_REFERENCE) {
      const stack = record(written['properties'])['name'];
      const name = stack === undefined ? constant(key) : valueOf(stack);
      const value = referToStack(run, { positional: [name], named: new Map() }, site(key));
      return value.kind === 'handle' ? value.handle : null;
    }
    // What is only looked up is made elsewhere.
    if (written['get'] !== undefined || type === '') return null;
    const name = typeof written['name'] === 'string' ? textOf(valueOf(written['name'])) : key;
    return { kind: 'resource', name, type: canonicalToken(type) };
  }
  return { resources, valueOf: (written) => (written === undefined ? NOTHING : valueOf(written)), handleOf };
}

function builtIn(run: Run, rest: string): Value {
  const name = rest.replace(/^\./, '');
  if (name === 'project') return constant(run.project);
  return { kind: 'text', text: `\${${name}}`, uses: [] };
}
