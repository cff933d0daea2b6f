import { callable, fromPlain, isTrue, Thing, toText, Unknown, type Value } from '../jinja/values.ts';
import { isPlain } from './plain.ts';

/** An argument as a finding shows it. */
export const argumentText = (value: Value): string => (value instanceof Unknown ? value.what : toText(value));

/** The numbers of range(), as many as a template can have use for. */
export function range(bounds: readonly number[]): Value[] {
  const [from, to, step] =
    bounds.length === 1 ? [0, bounds[0] ?? 0, 1] : [bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 1];
  const values: Value[] = [];
  for (let at = from; step > 0 ? at < to : step < 0 && at > to; at += step) {
    if (values.push(at) >= 100_000) break;
  }
  return values;
}

/** A table as templates see it; `node` is the number of the resource whose table it is. */
export class RelationThing extends Thing {
  readonly node: number | null;

  constructor(
    parts: { readonly database: string | null; readonly schema: string | null; readonly identifier: string },
    text: string,
    node: number | null,
  ) {
    super({
      text,
      get: (name) => {
        if (name === 'database' || name === 'schema') return parts[name];
        if (name === 'identifier' || name === 'name' || name === 'table') return parts.identifier;
        if (name === 'include' || name === 'quote' || name === 'render') return callable(() => this);
        return name.startsWith('is_') ? false : undefined;
      },
    });
    this.node = node;
  }
}

/** dbt takes the words of YAML and the texts of templates for booleans. */
export const truthy = (value: unknown): boolean =>
  typeof value === 'string'
    ? !/^(?:false|no|0|)$/i.test(value.trim())
    : isPlain(value) || isTrue(fromPlain(value));

/** config() takes settings by name or as a dict; config.get() gives them back. */
export function configThing(
  read: (name: string) => unknown,
  write: (values: ReadonlyMap<string, Value>) => undefined,
): Thing {
  const get = callable(([name, otherwise], named) => {
    const value = read(toText(name));
    return value === undefined ? (otherwise ?? named.get('default') ?? null) : fromPlain(value);
  });
  return new Thing({
    get: (name) => (name === 'get' || name === 'require' ? get : callable(() => '')),
    call: (positional, named) => {
      for (const value of positional) if (value instanceof Map) write(value);
      write(named);
      return '';
    },
  });
}

/** var('name', default): what has neither value nor default is unknown. */
export function varThing(
  read: (name: string) => Value,
  note: (what: string, detail: string) => undefined,
): Thing {
  return new Thing({
    get: (attribute) =>
      attribute === 'has_var' ? callable(([name]) => read(toText(name)) !== undefined) : undefined,
    call: (args, named) => {
      const name = toText(args[0]);
      const value = read(name);
      if (value !== undefined) return value;
      if (args.length > 1) return args[1];
      if (named.has('default')) return named.get('default');
      note(`var('${name}')`, 'no value in dbt_project.yml and no default');
      return new Unknown(`var ${name}`);
    },
  });
}

export const always =
  (value: Value): (() => Value) =>
  () =>
    value;
