import { below } from '../paths.ts';
import { configFor, mergeConfig, settingsAt } from './config-tree.ts';
import { insideOf } from './folders.ts';
import { plain, string } from './plain.ts';
import type { ProjectFile } from './project-file.ts';
import type { Entry } from './properties.ts';
import type { Found, ResourceType } from './resources.ts';

/** Sections of dbt_project.yml that configure what stands in YAML alone. */
const SECTIONS: Readonly<Partial<Record<ResourceType, string>>> = {
  exposure: 'exposures',
  metric: 'metrics',
  semantic_model: 'semantic-models',
};

/** The folders of a file below the project's folders of models and snapshots. */
function foldersAt({ root, folders }: ProjectFile, path: string): string[] {
  const inner = below(root, path) ?? '';
  const own = insideOf(folders.snapshots, inner) ?? insideOf(folders.models, inner) ?? '';
  return own.split('/').slice(0, -1);
}

/** A resource that stands in YAML alone. */
export function plainResource(
  project: ProjectFile,
  type: ResourceType,
  { value, path, lines }: Entry,
  needs: readonly string[],
): Found {
  const name = string(value.name) ?? '';
  const fqn = [project.name, ...foldersAt(project, path), name];
  return {
    type,
    name,
    version: null,
    path,
    lines,
    fqn,
    folders: [],
    config: configFor(project, SECTIONS[type] ?? '', fqn, value),
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
  const fqn = [project.name, ...foldersAt(project, path), sourceName, string(table.name) ?? ''];
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
