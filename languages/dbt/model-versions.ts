import { list, type Plain, plain, string, strings } from './plain.ts';
import type { Entry } from './properties.ts';

/** The model and version that a file holds: by `defined_in`, else by `<name>_v<N>` or `<name>.v<N>`. */
export function versionOf(
  models: readonly Entry[],
  stem: string,
): { readonly entry: Entry; readonly version: Plain } | null {
  for (const entry of models) {
    for (const version of list(entry.value.versions).map(plain)) {
      const [name, v] = [string(entry.value.name), string(version.v)];
      const file = string(version.defined_in);
      const held = file === null ? stem === `${name}_v${v}` || stem === `${name}.v${v}` : stem === file;
      if (held) return { entry, version };
    }
  }
  return null;
}

/** `include: all, exclude: […]` takes the model's columns; entries with a name come on top. */
export function versionColumns(model: Plain, version: Plain): unknown[] {
  const given = list(version.columns).map(plain);
  const include = given.find((entry) => entry.include !== undefined);
  const excluded = new Set(strings(include?.exclude));
  const wanted =
    include?.include === 'all' || include?.include === '*' || include === undefined
      ? null
      : new Set(strings(include.include));
  const shared = list(model.columns)
    .map(plain)
    .filter((column) => {
      const name = string(column.name) ?? '';
      return !excluded.has(name) && (wanted === null || wanted.has(name));
    });
  return [
    ...(include === undefined && given.length > 0 ? [] : shared),
    ...given.filter((entry) => entry.include === undefined),
  ];
}
