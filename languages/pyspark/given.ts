import { text, unknown, type Value } from './values.ts';

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

  constructor(parameters: Parameters | null) {
    this.#parameters = parameters;
  }

  /** A call of `dbutils.widgets`: what is given beats a default, which counts as the value otherwise. */
  widget(callee: string, [name, preset]: readonly Value[]): Value {
    if (callee.endsWith('.getAll')) return { kind: 'dict', entries: texts(this.#parameters?.widgets) };
    if (name?.kind !== 'text') return unknown('widget-without-default');
    if (!/\.get(?:Argument)?$/.test(callee) && preset !== undefined) this.#defaults.set(name.text, preset);
    const given = this.#parameters?.widgets.get(name.text);
    if (given !== undefined) return text(given);
    return this.#defaults.get(name.text) ?? unknown('widget-without-default');
  }

  /** Values that SQL may name: widgets and settings, as far as they are texts. */
  get forSql(): ReadonlyMap<string, string> {
    const presets = [...this.#defaults].flatMap(([name, value]) =>
      value.kind === 'text' ? [[name, value.text] as const] : [],
    );
    return new Map([...presets, ...(this.#parameters?.conf ?? []), ...(this.#parameters?.widgets ?? [])]);
  }

  setting([name, preset]: readonly Value[]): Value {
    const given = name?.kind === 'text' ? this.#parameters?.conf.get(name.text) : undefined;
    return given === undefined ? (preset ?? unknown('environment')) : text(given);
  }

  /** `sys.argv`, whose first item is the program's own name. */
  get arguments(): Value {
    if (this.#parameters === null) return unknown('environment');
    return { kind: 'list', items: [unknown('environment'), ...this.#parameters.argv.map(text)] };
  }

  /** Values that a parser with such options makes of the arguments. */
  parse(options: ReadonlyMap<string, Value>): Value {
    if (this.#parameters === null) return unknown('environment');
    const entries = new Map(options);
    const { argv } = this.#parameters;
    const places = [...options.keys()].filter((name) => !name.startsWith('-'));
    for (let at = 0; at < argv.length; at++) {
      const [, name = '', value] = /^(--?[^=]+)(?:=([\s\S]*))?$/.exec(argv[at] ?? '') ?? [];
      if (name === '') entries.set(places.shift() ?? '', text(argv[at] ?? ''));
      else if (isFlag(options.get(name))) entries.set(name, unknown('runtime-data'));
      else entries.set(name, text(value ?? argv[++at] ?? ''));
    }
    return {
      kind: 'dict',
      entries: new Map([...entries].map(([name, value]) => [attributeName(name), value])),
    };
  }
}

/** Options with an action take no value. */
const isFlag = (preset: Value | undefined): boolean =>
  preset?.kind === 'unknown' && preset.reason === 'runtime-data';

const attributeName = (option: string): string => option.replace(/^-+/, '').replaceAll('-', '_');

const texts = (given: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, Value> =>
  new Map([...given].map(([name, value]) => [name, text(value)]));

type Given = { readonly values: readonly Value[]; readonly named: ReadonlyMap<string, Value> };

/** A method of `argparse.ArgumentParser`; of an option with several spellings the long one names it. */
export function callParser(
  parser: Value & { kind: 'parser' },
  method: string,
  { values, named }: Given,
  given: GivenValues,
): Value {
  if (method === 'parse_known_args') return { kind: 'list', items: [given.parse(parser.options)] };
  if (method === 'parse_args') return given.parse(parser.options);
  const names = values.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
  const name = names.find((one) => one.startsWith('--')) ?? names[0];
  if (method === 'add_argument' && name !== undefined)
    parser.options.set(
      name,
      named.has('action') ? unknown('runtime-data') : (named.get('default') ?? unknown('environment')),
    );
  return parser;
}
