import { below } from '../../paths.ts';
import { isPlain, list, plain, string, strings } from '../plain.ts';
import { type Found, idOf, type Known } from '../resources.ts';
import { fits, fitsFolders, hasWildcard } from './wildcards.ts';

/** Whether a node is meant by the value of a method; `rest` is what stands behind the method's first dot. */
type Method = (known: Known, value: string, rest: readonly string[], root: string) => boolean;

const METHODS: Readonly<Record<string, Method>> = {
  fqn: ({ found }, value) => [found.fqn, found.fqn.slice(1)].some((fqn) => fitsFqn(found, fqn, value)),
  path: ({ found }, value, _rest, root) => fitsPath(below(root, found.path) ?? found.path, value),
  file: ({ found: { path } }, value) => {
    const name = path.split('/').at(-1) ?? path;
    return fits(name, value) || fits(name.replace(/\.[^.]*$/, ''), value);
  },
  tag: (known, value) => tagsOf(known).some((tag) => fits(tag, value)),
  config: ({ config, materialized }, value, rest) =>
    fitsSetting({ ...config, ...(materialized === null ? {} : { materialized }) }, rest, value),
  source: ({ found }, value) => found.type === 'source' && fitsSource(found, value),
  exposure: ({ found }, value) => found.type === 'exposure' && fits(found.name, value),
  metric: ({ found }, value) => found.type === 'metric' && fits(found.name, value),
  semantic_model: ({ found }, value) => found.type === 'semantic_model' && fits(found.name, value),
  resource_type: ({ found }, value) => found.type === value,
  package: ({ found }, value) => value === 'this' || fits(found.fqn[0] ?? '', value),
  group: ({ found, config }, value) =>
    fits(string(found.properties.group) ?? string(config.group) ?? '', value),
  access: ({ found, config }, value) =>
    found.type === 'model' &&
    (string(found.properties.access) ?? string(config.access) ?? 'protected') === value,
  test_type: ({ found }, value) => found.type === 'test' && (value === 'singular' || value === 'data'),
  test_name: () => false,
  unit_test: () => false,
  saved_query: () => false,
};

/** The test that a method makes of its value; null where only another run or the warehouse knows. */
export function methodTest(name: string, value: string, root: string): ((known: Known) => boolean) | null {
  const [first = '', ...rest] = name.split('.');
  const method = Object.hasOwn(METHODS, first) ? METHODS[first] : undefined;
  return method === undefined ? null : (known) => method(known, value, rest, root);
}

/** dbt's own guess for a value without a method. */
export function defaultMethod(value: string): string {
  if (/[/\\]/.test(value)) return 'path';
  return /\.(?:sql|py|csv)$/.test(value) ? 'file' : 'fqn';
}

function fitsFqn(found: Found, fqn: readonly string[], value: string): boolean {
  const leaf = fqn.at(-1) ?? '';
  if (leaf === value || idOf(found) === `${found.type}.${value}`) return true;
  if (found.version !== null && value === `${leaf}_v${found.version}`) return true;
  const parts = [...fqn, ...(found.version === null ? [] : [`v${found.version}`])].flatMap((part) =>
    part.split('.'),
  );
  const wanted = value.split('.');
  if (parts.length < wanted.length) return false;
  const wild = wanted.findIndex(hasWildcard);
  const fixed = wild === -1 ? wanted.length : wild;
  if (wanted.slice(0, fixed).some((part, at) => part !== parts[at])) return false;
  return wild === -1 || fits(parts.slice(fixed).join('.'), wanted.slice(fixed).join('.'));
}

/** A path means the file, or all below it. */
function fitsPath(path: string, value: string): boolean {
  const wanted = value.replace(/^\.\//, '').replace(/\/+$/, '').split('/');
  const parts = path.split('/');
  return parts.some((_, at) => fitsFolders(parts.slice(0, at + 1), wanted));
}

function fitsSource({ name, fqn }: Found, value: string): boolean {
  const wanted = value.split('.');
  const full = wanted.length === 3 ? [fqn[0] ?? '', ...name.split('.')] : name.split('.');
  return wanted.length <= full.length && wanted.every((part, at) => fits(full[at] ?? '', part));
}

/** Tags of the resource; a table of a source has those of the source, and tags of its columns count as well. */
function tagsOf({ found: { properties }, config }: Known): string[] {
  return [
    ...strings(config.tags),
    ...strings(properties.tags),
    ...strings(plain(properties.source).tags),
    ...list(properties.columns).flatMap((column) => strings(plain(column).tags)),
  ];
}

function fitsSetting(config: unknown, path: readonly string[], value: string): boolean {
  let found: unknown = config;
  for (const part of path) found = plain(found)[part];
  if (Array.isArray(found)) return strings(found).some((one) => one === value);
  if (isPlain(found)) return Object.hasOwn(found, value);
  return string(found)?.toLowerCase() === value.toLowerCase();
}
