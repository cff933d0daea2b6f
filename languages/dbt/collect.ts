import type { Definition } from '../jinja/ast.ts';
import { parseTemplate } from '../jinja/parse-template.ts';
import { below } from '../paths.ts';
import { yamlResources } from './collect-yaml.ts';
import { configAt, configFor, mergeConfig } from './config-tree.ts';
import { insideOf } from './folders.ts';
import { versionColumns, versionOf } from './model-versions.ts';
import { plain, string } from './plain.ts';
import type { SourceFile } from './project.ts';
import type { ProjectFile } from './project-file.ts';
import { type Entry, named, type Properties } from './properties.ts';
import type { Found, ResourceType } from './resources.ts';
import type { SourceOverrides } from './source-overrides.ts';

/** Finds the resources of a project: those that are files, and those that stand in YAML alone. */
export function collectResources(project: ProjectFile, properties: Properties): Found[] {
  const collector = new Collector(project, properties);
  return [...project.files.flatMap((file) => collector.ofFile(file)), ...yamlResources(project, properties)];
}

const OF_PACKAGES = new Set<ResourceType>(['model', 'seed', 'snapshot', 'source']);

/**
 * What an installed package brings: what its own people test, describe or measure with it is theirs. Its sources may be
 * told anew by the project that installs it.
 */
export const collectInstalled = (
  project: ProjectFile,
  properties: Properties,
  overrides: SourceOverrides,
): Found[] =>
  collectResources(project, overrides.onto(project.name, properties)).filter(({ type }) =>
    OF_PACKAGES.has(type),
  );

class Collector {
  readonly #project: ProjectFile;
  readonly #properties: Properties;

  constructor(project: ProjectFile, properties: Properties) {
    this.#project = project;
    this.#properties = properties;
  }

  ofFile(file: SourceFile): Found[] {
    const inner = below(this.#project.root, file.path);
    if (inner === null) return [];
    const { folders } = this.#project;
    const ending = /\.(sql|py|csv)$/i.exec(inner)?.[1]?.toLowerCase();
    const model = ending === 'csv' ? null : insideOf(folders.models, inner);
    const seed = insideOf(folders.seeds, inner);
    const snapshot = insideOf(folders.snapshots, inner);
    const test = insideOf(folders.tests, inner);
    if (ending === undefined) return [];
    if (ending === 'csv') return seed === null ? [] : [this.#fileResource('seed', 'seeds', file, seed)];
    if (snapshot !== null && ending === 'sql') return this.#snapshots(file, snapshot);
    if (model !== null) return [this.#model(file, model)];
    if (insideOf(folders.macros, inner) !== null) return ending === 'sql' ? this.#macros(file) : [];
    const generic = test === null || test.split('/').slice(0, -1).includes('generic');
    return generic || ending !== 'sql' ? [] : this.#singularTest(file, test);
  }

  #entries(section: string): readonly Entry[] {
    return this.#properties.sections.get(section) ?? [];
  }

  #fileResource(type: ResourceType, section: string, file: SourceFile, inner: string): Found {
    const folders = inner.split('/').slice(0, -1);
    const stem = (inner.split('/').at(-1) ?? inner).replace(/\.[^.]*$/, '');
    const fqn = [this.#project.name, ...folders, stem];
    const entry = named(this.#properties, section, stem);
    const properties = entry?.value ?? {};
    const config = configFor(this.#project, section, fqn, properties);
    const body = type === 'seed' || file.path.endsWith('.py') ? null : parseTemplate(file.text);
    const python = file.path.endsWith('.py') ? file.text : null;
    return {
      type,
      name: stem,
      version: null,
      path: file.path,
      lines: wholeFile(file),
      fqn,
      folders,
      config,
      properties,
      body,
      python,
      needs: [],
    };
  }

  #model(file: SourceFile, inner: string): Found {
    const model = this.#fileResource('model', 'models', file, inner);
    const versioned = versionOf(this.#entries('models'), model.name);
    if (versioned === null) return model;
    const { entry, version } = versioned;
    const fqn = [...model.fqn.slice(0, -1), string(entry.value.name) ?? model.name];
    const shared = configFor(this.#project, 'models', fqn, entry.value);
    const properties = {
      ...entry.value,
      ...(version.columns === undefined ? {} : { columns: versionColumns(entry.value, version) }),
    };
    return {
      ...model,
      name: string(entry.value.name) ?? model.name,
      version: string(version.v),
      fqn,
      config: mergeConfig(shared, plain(version.config)),
      properties,
    };
  }

  #snapshots(file: SourceFile, inner: string): Found[] {
    const base = this.#fileResource('snapshot', 'snapshots', file, inner);
    const definitions = (base.body?.nodes ?? []).filter(
      (node): node is Definition => node.kind === 'definition' && node.type === 'snapshot',
    );
    return definitions.map((definition) => {
      const fqn = [...base.fqn, definition.name];
      const properties = named(this.#properties, 'snapshots', definition.name)?.value ?? {};
      return {
        ...base,
        name: definition.name,
        lines: [definition.line, definition.endLine] as [number, number],
        fqn,
        config: configFor(this.#project, 'snapshots', fqn, properties),
        properties,
        body: { nodes: definition.body, errors: base.body?.errors ?? [] },
      };
    });
  }

  #macros(file: SourceFile): Found[] {
    const base = this.#fileResource('macro', 'macros', file, file.path);
    return (base.body?.nodes ?? []).flatMap((node) =>
      node.kind === 'definition' && node.type === 'macro'
        ? [
            {
              ...base,
              name: node.name,
              lines: [node.line, node.endLine] as [number, number],
              properties: named(this.#properties, 'macros', node.name)?.value ?? {},
              body: null,
            },
          ]
        : [],
    );
  }

  #singularTest(file: SourceFile, inner: string): Found[] {
    const test = this.#fileResource('test', 'data_tests', file, inner);
    const generic =
      test.body?.nodes.some((node) => node.kind === 'definition' && node.type === 'test') ?? false;
    return generic
      ? []
      : [{ ...test, config: mergeConfig(configAt(this.#project.settings.tests, test.fqn), test.config) }];
  }
}

const wholeFile = (file: SourceFile): [number, number] | null => {
  const lines = file.text.replace(/\n$/, '').split('\n').length;
  return [1, Math.max(1, lines)];
};
