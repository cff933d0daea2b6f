import { parseTemplate } from '../jinja/parse-template.ts';
import { type Mark, templateLines } from '../jinja/rendered-text.ts';
import type { ColumnsOf } from './columns/read-columns.ts';
import { type Config, hooksOf } from './config-tree.ts';
import { DbtContext } from './context.ts';
import { metricNeeds } from './metrics.ts';
import type { Need, Shared } from './need.ts';
import { missingName, writtenName } from './node-names.ts';
import type { Plain } from './plain.ts';
import { readPythonModel } from './python-model.ts';
import { nodeValue, type Relation } from './relation.ts';
import { EMPTY, NOTHING, overBudget, type Rendered } from './rendered.ts';
import type { Index } from './resolve.ts';
import type { Found } from './resources.ts';
import { RelationThing } from './template-values.ts';

/** What dbt runs hooks around. */
const BUILT: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot']);

/** Renders the templates of a project's resources with what is known of the others so far. */
export class ResourceRenderer {
  readonly relations = new Map<Found, Relation | null>();
  readonly configs = new Map<Found, Config>();
  readonly #shared: Shared;
  readonly #packageVars: ReadonlyMap<string, Plain>;
  readonly #numbers: ReadonlyMap<Found, number>;
  index: Index;

  constructor(
    shared: Shared,
    packageVars: ReadonlyMap<string, Plain>,
    resources: readonly Found[],
    index: Index,
  ) {
    this.#shared = shared;
    this.#packageVars = packageVars;
    this.#numbers = new Map(resources.map((found, at) => [found, at]));
    this.index = index;
  }

  render(found: Found, columnsOf: ColumnsOf | null = null): Rendered {
    if (found.python !== null) {
      const read = readPythonModel(found.python);
      return { ...NOTHING, ...read, needs: [...read.needs, ...this.#hookNeeds(found)] };
    }
    const context = this.context(found, columnsOf);
    const marks: Mark[] = [];
    const sql = found.body === null ? null : context.evaluator.render(found.body.nodes, marks);
    for (const text of found.needs)
      context.evaluator.render(parseTemplate(`{{ ${text.replace(/^\{\{|\}\}$/g, '')} }}`).nodes);
    return {
      needs: [
        ...context.needs,
        ...(found.type === 'metric' ? metricNeeds(found.properties) : []),
        ...this.#hookNeeds(found),
      ],
      noted: [...context.noted, ...overBudget(context, found)],
      config: context.fileConfig,
      sql,
      lines: sql === null ? [] : templateLines(sql, marks),
      asked: context.asked,
    };
  }

  /** What the SQL around a resource refers to; dbt counts it among what the resource needs. */
  #hookNeeds(found: Found): Need[] {
    if (!BUILT.has(found.type)) return [];
    const line = found.lines?.[0] ?? 1;
    return hooksOf(this.#configOf(found)).flatMap((hook) => {
      const context = this.context(found);
      context.evaluator.render(parseTemplate(hook).nodes);
      return context.needs.map((need) => ({ ...need, line }));
    });
  }

  /** With what the file itself says, once that is known. */
  #configOf(found: Found): Config {
    return this.configs.get(found) ?? found.config;
  }

  context(found: Found, columnsOf: ColumnsOf | null = null): DbtContext {
    const config = this.#configOf(found);
    return new DbtContext(this.#sharedOf(found), {
      thisRelation: this.#relationThing(found),
      node: () => nodeValue(found, config),
      config: { ...config },
      relationOf: (need) => {
        const target = this.index.find(need);
        const name = need.names.at(-1) ?? '';
        return target === null
          ? new RelationThing({ ...EMPTY, identifier: name }, missingName(name), null)
          : this.#relationThing(target);
      },
      columnsOf,
    });
  }

  /** A package's template runs with the package's own macros and variables, below those of the project. */
  #sharedOf({ fqn: [owner = ''] }: Found): Shared {
    if (owner === this.#shared.project) return this.#shared;
    const vars = this.#packageVars.get(owner);
    return vars === undefined ? this.#shared : { ...this.#shared, project: owner, vars };
  }

  /** Names of tables are made by the macros of the project that builds them, whoever wrote the model. */
  naming(found: Found): DbtContext {
    return new DbtContext(this.#shared, {
      thisRelation: undefined,
      node: () => undefined,
      config: { ...this.#configOf(found) },
      relationOf: () => undefined,
      columnsOf: null,
    });
  }

  /** The table of a resource as templates see it; printed, it is named by the resource's number. */
  #relationThing(found: Found): RelationThing {
    const identifier = this.identifierOf(found);
    const node = this.#numbers.get(found) ?? -1;
    const text = writtenName(node, identifier, this.#shared.dialect ?? 'duckdb');
    return new RelationThing(this.relations.get(found) ?? { ...EMPTY, identifier }, text, node);
  }

  identifierOf(found: Found): string {
    return this.relations.get(found)?.identifier ?? found.name.split('.').at(-1) ?? found.name;
  }
}
