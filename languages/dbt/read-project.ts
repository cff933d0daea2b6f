import { parseTemplate } from '../jinja/parse-template.ts';
import type { Value } from '../jinja/values.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { Project } from './project.ts';
import { collectResources } from './collect.ts';
import { type Config, mergeConfig } from './config-tree.ts';
import { DbtContext } from './context.ts';
import { layerOf } from './layer.ts';
import { readMacros } from './macros.ts';
import { metricNeeds } from './metrics.ts';
import type { Need, Shared } from './need.ts';
import { missingPackages } from './packages.ts';
import { plain } from './plain.ts';
import { below, insideOf, type ProjectFile, readProjectFile } from './project-file.ts';
import { readProperties } from './properties.ts';
import { readPythonModel } from './python-model.ts';
import { type Relation, relationOf, relationText } from './relation.ts';
import { pickNames, renderPlain } from './render-plain.ts';
import { EMPTY, materializationOf, NOTHING, overBudget, type Rendered } from './rendered.ts';
import { Index } from './resolve.ts';
import { resolveNeeds } from './resolve-needs.ts';
import { type Edge, type Found, idOf, type Known, type ProjectFacts, type Trouble } from './resources.ts';
import { readTarget, type Target } from './target.ts';
import { relationThing, truthy } from './template-values.ts';

/** Reads a dbt project from its text alone. */
export function readProject(input: Project): {
  readonly facts: ProjectFacts;
  readonly rejects: readonly Reject[];
} {
  const project = readProjectFile(input);
  const properties = readProperties(propertyFiles(project));
  const reader = new ProjectReader(project, collectResources(project, properties));
  return { facts: reader.read(), rejects: [...project.rejects, ...properties.rejects, ...reader.rejects] };
}

function propertyFiles({ root, folders, files }: ProjectFile): ProjectFile['files'] {
  const all = Object.values(folders).flat();
  return files.filter(({ path }) => {
    const inner = below(root, path);
    return (
      inner !== null &&
      /\.ya?ml$/i.test(inner) &&
      insideOf(all, inner) !== null &&
      !/^(?:dbt_project|profiles|packages)\.ya?ml$/.test(inner)
    );
  });
}

class ProjectReader {
  readonly #project: ProjectFile;
  readonly #resources: readonly Found[];
  readonly #shared: Shared;
  readonly #target: Target;
  readonly #troubles: Trouble[] = [];
  readonly #configs = new Map<Found, Config>();
  readonly #relations = new Map<Found, Relation | null>();
  #index: Index;
  readonly rejects: Reject[] = [];

  constructor(project: ProjectFile, resources: readonly Found[]) {
    this.#project = project;
    const vars = plain(project.settings.vars);
    const bare: Shared = { project: project.name, vars, macros: new Map(), target: null };
    this.#target = readTarget(project, (value) => renderPlain(value, bare));
    this.#shared = { project: project.name, vars, macros: readMacros(project), target: this.#target.value };
    this.#resources = resources.map((found) => this.#renderSettings(found));
    this.#index = new Index(project.name, this.#resources, () => true);
  }

  read(): ProjectFacts {
    // The first rendering tells each file's own configuration, which the tables' names depend on.
    for (const found of this.#resources)
      this.#configs.set(found, this.#fullConfig(found, this.#render(found).config));
    this.#index = new Index(this.#project.name, this.#resources, (found) => this.#isEnabled(found));
    for (const found of this.#resources) this.#relations.set(found, this.#relation(found));
    const nodes: Known[] = [];
    const edges: Edge[] = [];
    for (const found of this.#resources) {
      const rendered = this.#isEnabled(found) ? this.#render(found) : NOTHING;
      nodes.push(this.#known(found, rendered));
      if (!this.#isEnabled(found)) continue;
      this.#noteAll(found, rendered);
      const resolved = resolveNeeds(found, rendered.needs, this.#index, (other) => this.#isEnabled(other));
      edges.push(...resolved.edges);
      this.#troubles.push(...resolved.troubles);
    }
    return {
      project: this.#project.name,
      target: this.#target.name,
      dialectHint: this.#target.type,
      nodes,
      edges,
      troubles: [...this.#troubles, ...missingPackages(this.#project)],
    };
  }

  #renderSettings(found: Found): Found {
    const properties = {
      ...found.properties,
      ...(found.type === 'source'
        ? (renderPlain(
            { source: pickNames(found.properties.source), ...pickNames(found.properties) },
            this.#shared,
          ) as object)
        : {}),
    };
    return { ...found, config: renderPlain(found.config, this.#shared) as Config, properties };
  }

  #fullConfig(found: Found, own: Config): Config {
    return mergeConfig(found.config, own);
  }

  #config(found: Found): Config {
    return this.#configs.get(found) ?? found.config;
  }

  #isEnabled(found: Found): boolean {
    const enabled = this.#config(found).enabled;
    return enabled === undefined || enabled === null || truthy(enabled);
  }

  #context(found: Found): DbtContext {
    const relation = this.#relations.get(found) ?? null;
    return new DbtContext(this.#shared, {
      thisRelation:
        relation === null
          ? relationThing({ ...EMPTY, identifier: found.name }, found.name)
          : relationThing(relation, relationText(relation)),
      config: { ...found.config },
      relationOf: (need) => this.#relationOfNeed(need),
    });
  }

  #relationOfNeed(need: Need): Value {
    const target = this.#index.find(need);
    const relation = target === null ? null : (this.#relations.get(target) ?? null);
    const name = need.names.at(-1) ?? '';
    return relation === null
      ? relationThing({ ...EMPTY, identifier: name }, name)
      : relationThing(relation, relationText(relation));
  }

  #render(found: Found): Rendered {
    if (found.python !== null) return { ...readPythonModel(found.python), noted: [], sql: null };
    const context = this.#context(found);
    const sql = found.body === null ? null : context.evaluator.render(found.body.nodes);
    for (const text of found.needs)
      context.evaluator.render(parseTemplate(`{{ ${text.replace(/^\{\{|\}\}$/g, '')} }}`).nodes);
    const needs = [...context.needs, ...(found.type === 'metric' ? metricNeeds(found.properties) : [])];
    return {
      needs,
      noted: [...context.noted, ...overBudget(context, found)],
      config: context.fileConfig,
      sql,
    };
  }

  #relation(found: Found): Relation | null {
    const context = this.#context(found);
    return relationOf(found, this.#config(found), this.#target, (name, args) =>
      context.callMacro(name, args),
    );
  }

  #known(found: Found, rendered: Rendered): Known {
    const config = this.#config(found);
    const relation = this.#relations.get(found) ?? null;
    const enabled = this.#isEnabled(found);
    return {
      found,
      enabled,
      config,
      materialized: enabled ? materializationOf(found, config) : null,
      layer: found.type === 'model' ? layerOf(found.folders, found.name) : null,
      relation: relation === null || !enabled ? null : relationText(relation),
      sql: rendered.sql,
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
