import { testName } from '../../../../languages/dbt/generic-tests.ts';
import { type Alternative, placeKey } from '../../../../languages/dbt/other-targets.ts';
import { list, plain, string, strings } from '../../../../languages/dbt/plain.ts';
import type { SqlOfResources } from '../../../../languages/dbt/read-sql.ts';
import {
  type Edge,
  type Found,
  idOf,
  type Known,
  type ProjectFacts,
} from '../../../../languages/dbt/resources.ts';
import { dialectOf } from '../../../../languages/dbt/target.ts';
import type { StatementTables } from '../../../../languages/sql/script.ts';
import type { KnownItem, Payload } from '../../../../schemas/items/registry.ts';

type Resource = Payload<'dbt-node'>['resource'];

/** Items of a project: nodes, what each needs, and what could not be resolved. */
export function projectItems(
  facts: ProjectFacts,
  sql: SqlOfResources,
  alternatives: ReadonlyMap<string, readonly Alternative[]>,
): KnownItem[] {
  const dialect = dialectOf(facts.dialectHint);
  return [
    ...facts.nodes.flatMap((known) =>
      nodeItem(known, facts.project, {
        dialect,
        statements: sql.get(known) ?? [],
        alternatives: alternatives.get(placeKey(known.found)) ?? [],
      }),
    ),
    ...facts.edges.flatMap((edge) => refItem(edge, facts.project)),
    ...facts.troubles.map(
      ({ path, line, what, reason, detail, where }): KnownItem => ({
        kind: 'finding',
        path,
        lines: line === null ? null : [line, line],
        payload: { reason, what, detail: `${where}: ${detail}` },
      }),
    ),
  ];
}

/** Semantic models have no item kind yet. */
const resourceOf = ({ type }: Found): Resource | null => (type === 'semantic_model' ? null : type);

const itemName = (found: Found): string => idOf(found).slice(found.type.length + 1);

interface Beside {
  readonly dialect: string | null;
  readonly statements: readonly StatementTables[];
  readonly alternatives: readonly Alternative[];
}

function nodeItem(
  { found, config, materialized, layer, relation }: Known,
  project: string,
  { dialect, statements, alternatives }: Beside,
): KnownItem[] {
  const resource = resourceOf(found);
  if (resource === null || found.name === '') return [];
  const payload: Payload<'dbt-node'> = {
    resource,
    project,
    name: itemName(found),
    description: string(found.properties.description),
    materialized,
    layer,
    relation,
    ...(alternatives.length === 0 ? {} : { alternatives: alternatives.map(alternativeOf) }),
    tags: strings(config.tags),
    ...(statements.length === 0 ? {} : { complexity: complexityOf(statements) }),
    ...(dialect === null ? {} : { dialect }),
    columns: list(found.properties.columns).map(plain).flatMap(columnOf),
  };
  return [{ kind: 'dbt-node', path: found.path, lines: found.lines, payload }];
}

const alternativeOf = ({ alsoNeeds, doesNotNeed, ...rest }: Alternative) => ({
  ...rest,
  also_needs: [...alsoNeeds],
  does_not_need: [...doesNotNeed],
});

const complexityOf = (statements: readonly StatementTables[]): number =>
  statements.reduce((sum, { complexity }) => sum + complexity, 0);

function columnOf(column: Record<string, unknown>): Payload<'dbt-node'>['columns'] {
  const name = string(column.name);
  if (name === null) return [];
  const tests = [...list(column.tests), ...list(column.data_tests)].flatMap(testName);
  return [{ name, description: string(column.description), tests }];
}

function refItem({ from, to, via, line }: Edge, project: string): KnownItem[] {
  const [user, used] = [resourceOf(from), resourceOf(to)];
  if (user === null || used === null) return [];
  const lines: [number, number] | null = line === null || from.body === null ? from.lines : [line, line];
  const payload = {
    project,
    from: { resource: user, name: itemName(from) },
    to: { resource: used, name: itemName(to) },
    via,
  };
  return [{ kind: 'dbt-ref', path: from.path, lines, payload }];
}
