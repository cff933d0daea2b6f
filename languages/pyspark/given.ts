import { type Args, type Argument, valueAt } from './values/arguments.ts';
import type { SparkObject } from './values/objects.ts';
import { stringOf, withHoles } from './values/text.ts';
import {
  type Closure,
  constant,
  dict,
  list,
  NOTHING,
  objectValue,
  unknown,
  type Value,
} from './values/value.ts';

/** What starts a program gives it. */
export interface Parameters {
  readonly widgets: ReadonlyMap<string, string>;
  /** `sys.argv[1:]`. */
  readonly argv: readonly string[];
  /** What `spark.conf.get` finds. */
  readonly conf: ReadonlyMap<string, string>;
}

/** Values that a program asks for; without parameters nobody knows who starts it. */
export class GivenValues {
  readonly #parameters: Parameters | null;
  readonly #defaults = new Map<string, Value>();
  readonly #settings = new Map<string, Value>();

  constructor(parameters: Parameters | null) {
    this.#parameters = parameters;
  }

  /** A call of `dbutils.widgets`: what is given beats a default, which counts as the value otherwise. */
  widget(method: string, args: Args): Value {
    if (method === 'getAll') return dict([...this.#defaults, ...texts(this.#parameters?.widgets)]);
    const name = stringOf(valueAt(args, 0, 'name'));
    if (name === null) return unknown('widget-without-default');
    const preset = valueAt(args, 1, 'defaultValue');
    // A widget that is empty unless someone fills it names nothing.
    if (/^(?:text|dropdown|combobox|multiselect)$/.test(method) && stringOf(preset) !== '')
      this.#defaults.set(name, preset);
    const given = this.#parameters?.widgets.get(name);
    if (given !== undefined) return withHoles(given);
    return this.#defaults.get(name) ?? unknown('widget-without-default');
  }

  /** A widget that SQL makes. */
  preset(name: string, value: string): undefined {
    this.#defaults.set(name, constant(value));
  }

  /** Values that SQL may name: widgets and settings, as far as they are texts. */
  get forSql(): ReadonlyMap<string, string> {
    const presets = [...this.#settings, ...this.#defaults].flatMap(([name, value]) => {
      const text = stringOf(value);
      return text === null ? [] : [[name, text] as const];
    });
    return new Map([...presets, ...(this.#parameters?.conf ?? []), ...(this.#parameters?.widgets ?? [])]);
  }

  set(name: string, value: Value): undefined {
    this.#settings.set(name, value);
  }

  /** A setting of Spark: given, set by the program, or the default of the call. */
  setting(key: Value, preset: Value): Value {
    const name = stringOf(key);
    const given = name === null ? undefined : this.#parameters?.conf.get(name);
    if (given !== undefined) return withHoles(given);
    const own = name === null ? undefined : this.#settings.get(name);
    return own ?? (preset === NOTHING ? unknown('environment') : preset);
  }

  /** `sys.argv`, whose first item is the program's own name. */
  get arguments(): Value {
    if (this.#parameters === null) return unknown('environment');
    return list([
      unknown('environment'),
      ...this.#parameters.argv.map((value): Value => {
        const given = withHoles(value);
        return given.kind === 'constant' ? { ...given, isGiven: true } : given;
      }),
    ]);
  }

  /** Values that a parser with such options makes of the arguments. */
  parse(options: ReadonlyMap<string, Value>): Value {
    if (this.#parameters === null && options.size === 0) return unknown('environment', 'args');
    const entries = new Map(options);
    const argv = this.#parameters?.argv ?? [];
    const places = [...options.keys()].filter((name) => !name.startsWith('-'));
    for (let at = 0; at < argv.length; at++) {
      const [, name = '', value] = /^(--?[^=]+)(?:=([\s\S]*))?$/.exec(argv[at] ?? '') ?? [];
      if (name === '') entries.set(places.shift() ?? '', withHoles(argv[at] ?? ''));
      else if (isFlag(options.get(name))) entries.set(name, unknown('runtime-data'));
      else entries.set(name, withHoles(value ?? argv[++at] ?? ''));
    }
    return dict([...entries].map(([name, value]) => [attributeName(name), value]));
  }

  /** `functools.partial`: a function whose first arguments are given. */
  partial(of: Closure, bound: readonly Argument[], named: ReadonlyMap<string, Argument>): Value {
    return { ...of, bound: { positional: bound, named } };
  }
}

/** Options with an action take no value. */
const isFlag = (preset: Value | undefined): boolean =>
  preset?.kind === 'unknown' && preset.reason === 'runtime-data';

const attributeName = (option: string): string => option.replace(/^-+/, '').replaceAll('-', '_');

const texts = (given: ReadonlyMap<string, string> = new Map()): [string, Value][] =>
  [...given].map(([name, value]) => [name, withHoles(value)]);

/** A method of `argparse.ArgumentParser`; of an option with several spellings the long one names it. */
export function callParser(
  parser: Extract<SparkObject, { is: 'parser' }>,
  method: string,
  args: Args,
  given: GivenValues,
): Value {
  if (method === 'parse_known_args') return list([given.parse(parser.options), unknown('environment')]);
  if (method === 'parse_args') return given.parse(parser.options);
  const names = args.positional.flatMap(({ value }) => stringOf(value) ?? []);
  const name =
    stringOf(args.named.get('dest')?.value ?? NOTHING) ??
    names.find((one) => one.startsWith('--')) ??
    names[0];
  if (method === 'add_argument' && name !== undefined)
    parser.options.set(
      name,
      args.named.has('action')
        ? unknown('runtime-data')
        : (args.named.get('default')?.value ?? unknown('environment')),
    );
  return objectValue(parser);
}
