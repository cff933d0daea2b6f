import type { Reject } from '../../schemas/reject.ts';
import { readColumns } from './columns/read-columns.ts';
import { type Config, mergeConfig } from './config-tree.ts';
import { layerOf } from './layer.ts';
import type { Macros } from './macros.ts';
import type { Noted, Shared } from './need.ts';
import { packageVars } from './package-vars.ts';
import { missingPackages, missingTarget } from './packages.ts';
import type { ProjectFile } from './project-file.ts';
import { type Relation, relationOf, relationText } from './relation.ts';
import { ResourceRenderer } from './render-resource.ts';
import { materializationOf, NOTHING, type Rendered } from './rendered.ts';
import { Index } from './resolve.ts';
import { resolveNeeds } from './resolve-needs.ts';
import type { Edge, Found, Known, ProjectFacts } from './resources.ts';
import { renderSettings } from './settings.ts';
import { sharedContext } from './shared-context.ts';
import type { Target } from './target.ts';
import { truthy } from './template-values.ts';
import { Troubles } from './troubles.ts';

/** Where the resources of a project lie and what they need. */
export interface Places {
  readonly nodes: readonly {
    readonly found: Found;
    readonly enabled: boolean;
    readonly relation: string | null;
  }[];
  readonly edges: readonly Edge[];
}

/** A dbt project as its files tell it, whatever the target. */
export interface OpenProject {
  readonly project: ProjectFile;
  /** Its own, and those of the packages that lie installed in it. */
  readonly resources: readonly Found[];
  readonly macros: Macros;
  readonly rejects: readonly Reject[];
}

/** Reads the resources of a project for one target. */
export class ProjectReader {
  readonly #project: ProjectFile;
  readonly #resources: readonly Found[];
  readonly #shared: Shared;
  readonly #target: Target;
  readonly #troubles = new Troubles();
  readonly #settingsNoted: ReadonlyMap<Found, readonly Noted[]>;
  readonly #renderer: ResourceRenderer;

  constructor({ project, resources, macros }: OpenProject) {
    const { shared, target, troubles } = sharedContext(project, macros);
    this.#project = project;
    this.#target = target;
    this.#shared = shared;
    for (const trouble of troubles) this.#troubles.tell(trouble);
    const settings = resources.map((found) => renderSettings(found, shared));
    this.#resources = settings.map(({ found }) => found);
    this.#settingsNoted = new Map(settings.map(({ found, noted }) => [found, noted]));
    const index = new Index(project.name, this.#resources, () => true);
    const ofPackages = packageVars(project.installed, shared.vars);
    this.#renderer = new ResourceRenderer(shared, ofPackages, this.#resources, index);
  }

  read(): ProjectFacts {
    this.#settle();
    const missing = missingPackages(this.#project);
    const { rendered, edges } = this.#renderAll(missing.length > 0);
    const columns = this.#columns(rendered, edges);
    for (const [found, own] of rendered) {
      this.#troubles.note(found, own.noted);
      this.#troubles.noteErrors(found);
    }
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
      troubles: [...this.#troubles.all, ...missing, ...missingTarget(this.#project, this.#target)],
    };
  }

  places(): Places {
    this.#settle();
    const { edges } = this.#renderAll(false);
    const nodes = this.#resources.map((found) => ({
      found,
      enabled: this.#isEnabled(found),
      relation: this.#relationText(found),
    }));
    return { nodes, edges };
  }

  /** The first rendering tells each file's own configuration, which the tables' names depend on. */
  #settle(): undefined {
    for (const found of this.#resources)
      this.#renderer.configs.set(found, mergeConfig(found.config, this.#renderer.render(found).config));
    this.#renderer.index = new Index(this.#project.name, this.#resources, (found) => this.#isEnabled(found));
    for (const found of this.#resources) this.#renderer.relations.set(found, this.#relation(found));
  }

  #renderAll(lacksPackages: boolean): { rendered: Map<Found, Rendered>; edges: Edge[] } {
    const { index } = this.#renderer;
    const rendered = new Map<Found, Rendered>();
    const edges: Edge[] = [];
    for (const found of this.#resources.filter((one) => this.#isEnabled(one))) {
      const own = this.#renderer.render(found);
      rendered.set(found, own);
      this.#troubles.note(found, this.#settingsNoted.get(found) ?? [], found.lines?.[0] ?? null);
      const isEnabled = (other: Found): boolean => this.#isEnabled(other);
      const resolved = resolveNeeds(found, own.needs, index, isEnabled, lacksPackages);
      edges.push(...resolved.edges);
      for (const trouble of resolved.troubles) this.#troubles.tell(trouble);
    }
    return { rendered, edges };
  }

  /** Null for what is switched off, or is no table. */
  #relationText(found: Found): string | null {
    const relation = this.#renderer.relations.get(found) ?? null;
    return relation === null || !this.#isEnabled(found) ? null : relationText(relation);
  }

  #config(found: Found): Config {
    return this.#renderer.configs.get(found) ?? found.config;
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
    const relation = relationOf(found, this.#config(found), this.#target, (name, args) =>
      context.callMacro(name, args),
    );
    if (this.#isEnabled(found)) this.#troubles.note(found, context.noted, found.lines?.[0] ?? null);
    return relation;
  }

  #known(found: Found, rendered: Rendered, columns: Known['columns']): Known {
    const config = this.#config(found);
    const enabled = this.#isEnabled(found);
    return {
      found,
      enabled,
      config,
      materialized: enabled ? materializationOf(found, config) : null,
      layer: found.type === 'model' ? layerOf(found.folders, found.name) : null,
      relation: this.#relationText(found),
      sql: rendered.sql,
      columns,
    };
  }
}
