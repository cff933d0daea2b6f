import { joinPath } from '../../paths.ts';
import { globTest } from '../glob.ts';
import { openFile, parseText } from './read-files.ts';
import { gather, noResources } from './resources.ts';
import {
  type Given,
  itemsOf,
  listOf,
  type Place,
  type Runtime,
  type Scope,
  scalar,
  textIn,
  type Value,
} from './values.ts';

interface Call {
  readonly runtime: Runtime;
  readonly scope: Scope;
  readonly place: Place;
}

/** Functions of Python and of databricks.bundles.core, by the last part of their names; undefined is open. */
export const FUNCTIONS: Readonly<Record<string, (given: Given, call: Call) => Value | undefined>> = {
  load_resources_from_current_package_module: (_given, { runtime, scope, place }) => {
    const own = runtime.moduleOf(scope.file);
    return loaded(runtime.modulesBelow(own), runtime, place);
  },
  load_resources_from_package_module: ({ positional: [module] }, { runtime, place }) =>
    module?.kind === 'module' ? loaded(runtime.modulesBelow(module.name), runtime, place) : undefined,
  load_resources_from_module: ({ positional: [module] }, { runtime, place }) =>
    module?.kind === 'module' ? loaded([module.name], runtime, place) : undefined,
  load_resources_from_modules: ({ positional: [modules] }, { runtime, place }) => {
    const names =
      modules?.kind === 'list'
        ? modules.items.map((one) => (one.kind === 'module' ? one.name : null))
        : [null];
    return names.includes(null) ? undefined : loaded(names.map(String), runtime, place);
  },
  // A changed copy of an object.
  replace: ({ positional: [object], named }) =>
    object?.kind === 'table' ? { ...object, entries: new Map([...object.entries, ...named]) } : undefined,
  deepcopy: ({ positional: [value] }) => value,
  dict: ({ positional: [base], named }, { place }) => ({
    kind: 'table',
    of: null,
    place,
    entries: new Map([...(base?.kind === 'table' ? base.entries : []), ...named]),
  }),
  list: sequence,
  tuple: sequence,
  set: sequence,
  // Only the order differs.
  sorted: ({ positional: [value], named }) => {
    const items = value === undefined ? null : itemsOf(value);
    const texts = items?.map(textIn) ?? [null];
    return named.size > 0 || texts.includes(null) ? undefined : listOf(texts.map(String).sort().map(scalar));
  },
  str: ({ positional: [value] }) => (value?.kind === 'scalar' ? scalar(String(value.value)) : undefined),
  len: ({ positional: [value] }) => {
    const items = value === undefined ? null : itemsOf(value);
    return items === null ? undefined : scalar(items.length);
  },
  range: ({ positional }) => {
    const [first, second] = positional.map((one) => (one.kind === 'scalar' ? Number(one.value) : Number.NaN));
    const [from, to] = second === undefined ? [0, first ?? Number.NaN] : [first ?? Number.NaN, second];
    if (positional.length > 2 || Number.isNaN(from) || Number.isNaN(to)) return undefined;
    return listOf(
      Array.from({ length: Math.min(500, Math.max(0, to - from)) }, (_one, at) => scalar(from + at)),
    );
  },
  enumerate: ({ positional: [value] }) => {
    const items = value === undefined ? null : itemsOf(value);
    return items === null ? undefined : listOf(items.map((item, at) => listOf([scalar(at), item])));
  },
  zip: ({ positional }) => {
    const [first, second] = positional.map(itemsOf);
    if (!first || !second || positional.length !== 2) return undefined;
    return listOf(
      first
        .slice(0, second.length)
        .flatMap((item, at) => (second[at] === undefined ? [] : [listOf([item, second[at]])])),
    );
  },
  open: (given, { runtime, place }) => openFile(given, runtime, place),
  safe_load: (given, { place }) => parseText(given, place),
  load: (given, { place }) => parseText(given, place),
  loads: (given, { place }) => parseText(given, place),
  basename: ({ positional: [path] }) => {
    const written = textIn(path);
    return written === null ? undefined : scalar(written.slice(written.lastIndexOf('/') + 1));
  },
  // Programs are run in the folder of the bundle.
  glob: ({ positional: [pattern] }, { runtime }) => {
    const written = textIn(pattern);
    if (written === null || written.startsWith('/')) return undefined;
    const fits = globTest(joinPath('', written));
    return listOf([...runtime.files.keys()].filter(fits).sort().map(scalar));
  },
};

function sequence({ positional: [value] }: Given): Value | undefined {
  const items = value === undefined ? [] : itemsOf(value);
  return items === null ? undefined : listOf([...items]);
}

function loaded(modules: readonly string[], runtime: Runtime, place: Place): Value {
  const resources = noResources(place);
  for (const module of modules) gather(resources, runtime.moduleNames(module) ?? new Map());
  return resources;
}
