import type { Reject } from '../../schemas/reject.ts';
import { MANIFEST } from './accepts.ts';
import { collectInstalled, collectResources } from './collect.ts';
import { readColumns } from './columns/read-columns.ts';
import { type Config, mergeConfig } from './config-tree.ts';
import { layerOf } from './layer.ts';
import { readMacros } from './macros.ts';
import { readJson, withManifest } from './manifest.ts';
import type { Shared } from './need.ts';
import { packageVars } from './package-vars.ts';
import { missingPackages, missingTarget } from './packages.ts';
import type { Project } from './project.ts';
import { dialectOfProject } from './project-dialect.ts';
import { chosenVars, type ProjectFile, propertyFiles, readProjectFile } from './project-file.ts';
import { readProperties } from './properties.ts';
import { type Relation, relationOf, relationText } from './relation.ts';
import { renderNames, renderPlain } from './render-plain.ts';
import { ResourceRenderer } from './render-resource.ts';
import { materializationOf, NOTHING, type Rendered } from './rendered.ts';
import { Index } from './resolve.ts';
import { resolveNeeds } from './resolve-needs.ts';
import { type Edge, type Found, idOf, type Known, type ProjectFacts, type Trouble } from './resources.ts';
import { readTarget, type Target } from './target.ts';
import { truthy } from './template-values.ts';

/** Reads a dbt project from its text alone. */
export function readProject(input: Project): {
  readonly facts: ProjectFacts;
  readonly rejects: readonly Reject[];
} {
  const project = readProjectFile(input);
  const properties = readProperties(propertyFiles(project));
  const installed = project.installed.flatMap((one) =>
    collectInstalled(one, readProperties(propertyFiles(one))),
  );
  const reader = new ProjectReader(project, [...collectResources(project, properties), ...installed]);
  const rejects = [...project.rejects, ...properties.rejects];
  const path = input.root === '' ? MANIFEST : `${input.root}/${MANIFEST}`;
  const manifest = input.files.find((file) => file.path === path);
  if (manifest === undefined) return { facts: reader.read(), rejects };
  const json = readJson(manifest.text);
  if (json !== null) return { facts: withManifest(reader.read(), json, path, project.files), rejects };
  return { facts: reader.read(), rejects: [...rejects, unreadable(path)] };
}

const unreadable = (path: string): Reject => ({
  kind: 'dbt-node',
  reason: 'parse-error',
  path,
  lines: null,
  detail: 'not a JSON object',
});

class ProjectReader {
  readonly #project: ProjectFile;
  readonly #resources: readonly Found[];
  readonly #shared: Shared;
  readonly #target: Target;
  readonly #troubles: Trouble[] = [];
  readonly #configs = new Map<Found, Config>();
  readonly #renderer: ResourceRenderer;

  constructor(project: ProjectFile, resources: readonly Found[]) {
    this.#project = project;
    const vars = chosenVars(project);
    const bare: Shared = { project: project.name, vars, macros: new Map(), target: null, dialect: null };
    this.#target = readTarget(project, (value) => renderPlain(value, bare));
    this.#shared = {
      ...bare,
      macros: readMacros(project),
      target: this.#target.value,
      dialect: dialectOfProject(project, this.#target),
    };
    this.#resources = resources.map((found) => this.#renderSettings(found));
    const index = new Index(project.name, this.#resources, () => true);
    const ofPackages = packageVars(project.installed, vars);
    this.#renderer = new ResourceRenderer(this.#shared, ofPackages, this.#resources, index);
  }

  read(): ProjectFacts {
    // The first rendering tells each file's own configuration, which the tables' names depend on.
    for (const found of this.#resources)
      this.#configs.set(found, mergeConfig(found.config, this.#renderer.render(found).config));
    const index = new Index(this.#project.name, this.#resources, (found) => this.#isEnabled(found));
    this.#renderer.index = index;
    for (const found of this.#resources) this.#renderer.relations.set(found, this.#relation(found));
    const rendered = new Map<Found, Rendered>();
    const edges: Edge[] = [];
    const missing = missingPackages(this.#project);
    const lacksPackages = missing.length > 0;
    for (const found of this.#resources.filter((one) => this.#isEnabled(one))) {
      const own = this.#renderer.render(found);
      rendered.set(found, own);
      const resolved = resolveNeeds(
        found,
        own.needs,
        index,
        (other) => this.#isEnabled(other),
        lacksPackages,
      );
      edges.push(...resolved.edges);
      this.#troubles.push(...resolved.troubles);
    }
    const columns = this.#columns(rendered, edges);
    for (const [found, own] of rendered) this.#noteAll(found, own);
    const nodes = this.#resources.map((found) =>
      this.#known(found, rendered.get(found) ?? NOTHING, columns.get(found) ?? null),
    );
    return {
      project: this.#project.name,
      target: this.#target.name,
      dialectHint: this.#target.type,
      place: { database: this.#target.database, schema: this.#target.schema },
      nodes,
      edges,
      troubles: [...this.#troubles, ...missing, ...missingTarget(this.#project, this.#target)],
    };
  }

  #renderSettings(found: Found): Found {
    const config = renderPlain(found.config, this.#shared) as Config;
    return found.type === 'source'
      ? { ...found, config, properties: renderNames(found.properties, this.#shared) }
      : { ...found, config };
  }

  #config(found: Found): Config {
    return this.#configs.get(found) ?? found.config;
  }

  #isEnabled(found: Found): boolean {
    const enabled = this.#config(found).enabled;
    return enabled === undefined || enabled === null || truthy(enabled);
  }

  #columns(rendered: Map<Found, Rendered>, edges: readonly Edge[]) {
    const texts = new Map(this.#project.files.map(({ path, text }) => [path, text]));
    return readColumns({
      resources: this.#resources,
      isEnabled: (found) => this.#isEnabled(found),
      configOf: (found) => this.#config(found),
      identifierOf: (found) => this.#renderer.identifierOf(found),
      edges,
      dialect: this.#shared.dialect,
      rendered: (found) => rendered.get(found) ?? NOTHING,
      renderWith: (found, columnsOf) => {
        const again = this.#renderer.render(found, columnsOf);
        rendered.set(found, again);
        return again;
      },
      textOf: (path) => texts.get(path) ?? null,
    });
  }

  #relation(found: Found): Relation | null {
    const context = this.#renderer.naming(found);
    return relationOf(found, this.#config(found), this.#target, (name, args) =>
      context.callMacro(name, args),
    );
  }

  #known(found: Found, rendered: Rendered, columns: Known['columns']): Known {
    const config = this.#config(found);
    const relation = this.#renderer.relations.get(found) ?? null;
    const enabled = this.#isEnabled(found);
    return {
      found,
      enabled,
      config,
      materialized: enabled ? materializationOf(found, config) : null,
      layer: found.type === 'model' ? layerOf(found.folders, found.name) : null,
      relation: relation === null || !enabled ? null : relationText(relation),
      sql: rendered.sql,
      columns,
    };
  }

  #noteAll(found: Found, rendered: Rendered): undefined {
    for (const { what, reason, detail, line } of rendered.noted) {
      this.#troubles.push({ where: idOf(found), path: found.path, line, what, reason, detail });
    }
    for (const { line, detail } of found.body?.errors ?? []) {
      this.#troubles.push({
        where: idOf(found),
        path: found.path,
        line,
        what: `${found.name}: ${detail}`,
        reason: 'parse-error',
        detail: 'template not understood here',
      });
    }
  }
}
