import { type Plain, plain, text } from './plain.ts';
import { type Look, substitute, valueAt } from './substitute.ts';

/** Sections of resources whose id is given by the workspace: a reference names the resource instead. */
const SINGULAR: Readonly<Record<string, string>> = {
  jobs: 'job',
  pipelines: 'pipeline',
  dashboards: 'dashboard',
  clusters: 'cluster',
  sql_warehouses: 'warehouse',
  alerts: 'alert',
  queries: 'query',
  models: 'model',
  experiments: 'experiment',
  apps: 'app',
};

/** Looks up what `${…}` may name in the configuration of a target. */
export function lookIn(config: Plain, target: string | null): Look {
  return (path) => {
    const [section, ...rest] = path;
    if (section === 'var') return variableAt(config, rest);
    if (section === 'variables')
      return variableAt(
        config,
        rest.filter((key, index) => index !== 1 || key !== 'default'),
      );
    if (section === 'bundle' && (rest[0] === 'target' || rest[0] === 'environment'))
      return target ?? undefined;
    if (section === 'resources') return resourceAt(config, rest);
    // Where files are deployed is said by paths of the bundle itself, see placeOf.
    if (section === 'workspace' && rest[0] === 'file_path') return undefined;
    return valueAt(config, path);
  };
}

function variableAt(config: Plain, [name = '', ...rest]: readonly string[]): unknown {
  const declared = plain(plain(config['variables'])[name]);
  // A part of a complex variable may stand behind another reference in it.
  return valueAt(declared['default'], rest[0] === 'value' ? rest.slice(1) : rest) ?? undefined;
}

function resourceAt(config: Plain, [kind = '', key = '', ...rest]: readonly string[]): unknown {
  const resource = plain(plain(plain(config['resources'])[kind])[key]);
  const [field] = rest;
  if (field === 'id' && SINGULAR[kind] !== undefined) return `${SINGULAR[kind]}:${key}`;
  if (kind === 'schemas' && (field === 'id' || field === 'full_name'))
    return fullName(resource, ['catalog_name', 'name']);
  if (kind === 'volumes' && (field === 'id' || field === 'full_name')) return fullName(resource, VOLUME);
  if (kind === 'volumes' && field === 'volume_path') {
    const name = fullName(resource, VOLUME);
    return name === undefined
      ? undefined
      : `/Volumes/${VOLUME.map((part) => text(resource[part])).join('/')}`;
  }
  return valueAt(config, ['resources', kind, key, ...rest]);
}

const VOLUME = ['catalog_name', 'schema_name', 'name'] as const;

function fullName(resource: Plain, fields: readonly string[]): string | undefined {
  const parts = fields.map((field) => text(resource[field]));
  return parts.includes(null) ? undefined : parts.join('.');
}

/** The section of resources with everything put in. */
export const resolvedResources = (config: Plain, look: Look): Plain =>
  plain(substitute(config['resources'], look));
