import { mergeConfig, settingsAt } from './config-tree.ts';
import { plain, string } from './plain.ts';
import { below, insideOf, type ProjectFile } from './project-file.ts';
import type { Entry } from './properties.ts';
import type { Found, ResourceType } from './resources.ts';

/** A resource that stands in YAML alone. */
export function plainResource(
  project: ProjectFile,
  type: ResourceType,
  { value, path, lines }: Entry,
  needs: readonly string[],
): Found {
  const name = string(value.name) ?? '';
  const fqn = [project.name, name];
  return {
    type,
    name,
    version: null,
    path,
    lines,
    fqn,
    folders: [],
    config: plain(value.config),
    properties: value,
    body: null,
    python: null,
    needs,
  };
}

/** A table of a source. */
export function sourceTable(project: ProjectFile, { value, path, lines }: Entry): Found {
  const source = plain(value.source);
  const table = plain(value.table);
  const sourceName = string(source.name) ?? '';
  const name = `${sourceName}.${string(table.name) ?? ''}`;
  const inner = insideOf(project.folders.models, below(project.root, path) ?? '') ?? '';
  const fqn = [project.name, ...inner.split('/').slice(0, -1), sourceName, string(table.name) ?? ''];
  const config = mergeConfig(
    mergeConfig(settingsAt(project, 'sources', fqn), plain(source.config)),
    plain(table.config),
  );
  return {
    type: 'source',
    name,
    version: null,
    path,
    lines,
    fqn,
    folders: [],
    config,
    properties: { ...table, source },
    body: null,
    python: null,
    needs: [],
  };
}
