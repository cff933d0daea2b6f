import { isPlain, list, type Plain, plain, string, strings } from './plain.ts';

/** Configuration of one resource: names without the plus sign. */
export type Config = Readonly<Record<string, unknown>>;

/**
 * What a section of dbt_project.yml says for a resource: from the general to the particular along its path
 * [project, folders …, name]. A key with a plus is configuration; one without is a folder when it is on the way.
 */
export function configAt(tree: unknown, path: readonly string[]): Config {
  let config: Config = {};
  let level: unknown = tree;
  for (let depth = 0; isPlain(level); depth++) {
    config = mergeConfig(config, ownSettings(level, path[depth]));
    const next = path[depth];
    level = next !== undefined && isPlain(level[next]) ? level[next] : undefined;
  }
  return config;
}

/** What a project says of one of its resources, and above it what the project says that installs it. */
export const settingsAt = (
  { settings, installer }: { readonly settings: Plain; readonly installer: Plain },
  section: string,
  path: readonly string[],
): Config => mergeConfig(configAt(settings[section], path), configAt(installer[section], path));

/** The same with what a resource's own YAML says above it; tags may stand beside its `config`. */
export function configFor(
  project: Parameters<typeof settingsAt>[0],
  section: string,
  path: readonly string[],
  properties: Plain,
): Config {
  const top: Config = properties.tags === undefined ? {} : { tags: properties.tags };
  return mergeConfig(mergeConfig(settingsAt(project, section, path), top), plain(properties.config));
}

function ownSettings(level: Plain, next: string | undefined): Config {
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(level)) {
    if (key.startsWith('+')) own[key.slice(1)] = value;
    else if (!isPlain(value) && key !== next) own[key] = value;
  }
  return own;
}

/** The two ways to spell a hook. */
const HOOKS: Readonly<Partial<Record<string, string>>> = {
  pre_hook: 'pre-hook',
  post_hook: 'post-hook',
  'pre-hook': 'pre-hook',
  'post-hook': 'post-hook',
};

/** The later one wins, but tags and hooks add up and meta is merged. */
export function mergeConfig(base: Config, over: Config): Config {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const hook = Object.hasOwn(HOOKS, key) ? HOOKS[key] : undefined;
    if (hook !== undefined) merged[hook] = [...list(merged[hook]), ...list(value)];
    else if (key === 'tags') merged[key] = [...new Set([...strings(merged[key]), ...strings(value)])];
    else if (key === 'meta' && isPlain(value) && isPlain(merged[key]))
      merged[key] = { ...(merged[key] as Plain), ...value };
    else merged[key] = value;
  }
  return merged;
}

/** SQL that runs before and after a resource is built, templates still. */
export const hooksOf = (config: Config): string[] =>
  [...list(config['pre-hook']), ...list(config['post-hook'])].flatMap(
    (hook) => string(hook) ?? string(plain(hook).sql) ?? [],
  );
