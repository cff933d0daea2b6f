import {
  callable,
  fromPlain,
  itemsOf,
  Thing,
  toPlain,
  toText,
  Unknown,
  type Value,
} from '../jinja/values.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { always, range } from './template-values.ts';

const nothing = callable(() => '');

/** What only a run or the warehouse knows; whatever is made of it is unknown too. */
const atRun = (name: string): (() => Value) => always(new Unknown(name));

/** dict(mapping, a=1) and namespace(): what is given by name comes on top. */
const mapping = callable(
  ([first], named) => new Map([...(first instanceof Map ? first : new Map<string, Value>()), ...named]),
);

/** Items of lists side by side, as far as the shortest one goes. */
const zip = callable((lists) => {
  const unknown = lists.find((list) => list instanceof Unknown);
  if (unknown !== undefined) return unknown;
  const items = lists.map(itemsOf);
  const length = items.length === 0 ? 0 : Math.min(...items.map((list) => list.length));
  return Array.from({ length }, (_, at) => items.map((list) => list[at]));
});

/** A set is a list here whose items differ. */
const set = callable(([list]) => {
  if (list instanceof Unknown) return list;
  const items = itemsOf(list);
  return items.filter((item, at) => items.findIndex((other) => toText(other) === toText(item)) === at);
});

/** Reads a text; the default where it cannot be read. */
const reader = (read: (text: string) => Value): Thing =>
  callable(([text, otherwise], named) => {
    if (text instanceof Unknown) return text;
    const value = read(toText(text));
    return value === undefined ? (otherwise ?? named.get('default') ?? null) : value;
  });

function fromJson(text: string): Value {
  try {
    return fromPlain(JSON.parse(text));
  } catch {
    // JSON.parse has no form that returns its errors.
    return undefined;
  }
}

function fromYaml(text: string): Value {
  const yaml = readYaml(text);
  return 'value' in yaml ? fromPlain(yaml.value) : undefined;
}

/** Prints nothing the first time, its text from then on. */
const joiner = callable(([by], named) => {
  let used = false;
  return callable(() => {
    const text = used ? toText(by ?? named.get('sep') ?? ', ') : '';
    used = true;
    return text;
  });
});

/** Functions and names of every template of dbt that are the same for all of them. */
export const TEMPLATE_FUNCTIONS: Readonly<Record<string, () => Value>> = {
  is_incremental: always(callable(() => false)),
  should_full_refresh: always(callable(() => false)),
  execute: always(true),
  exceptions: always(new Thing({ get: () => nothing })),
  log: always(nothing),
  print: always(nothing),
  statement: always(nothing),
  flags: () =>
    new Map<string, Value>([
      ['FULL_REFRESH', false],
      ['WHICH', 'run'],
      ['STORE_FAILURES', false],
    ]),
  return: always(callable(([value]) => value)),
  range: always(
    callable((args) => args.find((bound) => bound instanceof Unknown) ?? range(args.map(Number))),
  ),
  namespace: always(mapping),
  dict: always(mapping),
  zip: always(zip),
  zip_strict: always(zip),
  set: always(set),
  set_strict: always(set),
  joiner: always(joiner),
  fromjson: always(reader(fromJson)),
  fromyaml: always(reader(fromYaml)),
  tojson: always(callable(([value]) => JSON.stringify(toPlain(value)) ?? '')),
  modules: atRun('modules'),
  graph: atRun('graph'),
  load_result: atRun('load_result'),
  load_relation: atRun('load_relation'),
  selected_resources: atRun('selected_resources'),
};
