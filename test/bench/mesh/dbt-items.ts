import type { KnownItem } from '../../../schemas/items/registry.ts';

/** Models that need the one before: a chain of this length, then a new one; every tenth also needs the project's calendar. */
const CHAIN = 60;

/** A model of the repository's dbt project with its tests and what it needs. */
export function* dbtItems(nth: number, at: number, path: string, files: number): Iterable<KnownItem> {
  const project = `shop_${nth}`;
  const name = `model_${at}`;
  yield modelItem(project, name, at, path);
  const before = at - 4;
  if (before >= 0 && (at / 4) % CHAIN !== 0) yield refItem(project, name, `model_${before}`, path);
  if (at > 0 && at % 40 === 0) yield refItem(project, name, 'model_0', path);
  if (at % 12 === 0 && at + 4 < files) yield testItem(project, name, path);
  if (at % 100 === 0) yield* exposureItems(project, name, path);
}

const LAYERS = ['staging', 'intermediate', 'marts'] as const;

const modelItem = (project: string, name: string, at: number, path: string): KnownItem => ({
  kind: 'dbt-node',
  path,
  lines: null,
  payload: {
    resource: 'model',
    project,
    name,
    description: at % 3 === 0 ? 'What it holds.' : null,
    materialized: 'table',
    layer: LAYERS[at % 3] ?? null,
    relation: `main.${project}.${name}`,
    tags: [],
    complexity: 1 + (at % 12),
    dialect: 'databricks',
    columns: [{ name: 'id', description: null, tests: ['unique'] }],
    alternatives: [
      {
        target: 'prod',
        enabled: true,
        relation: `prod.${project}.${name}`,
        also_needs: [],
        does_not_need: [],
      },
    ],
  },
});

const testItem = (project: string, name: string, path: string): KnownItem =>
  itemWithoutTable('test', project, `unique_${name}_id`, path);

/** A use outside of the project that is declared in it. */
function* exposureItems(project: string, model: string, path: string): Iterable<KnownItem> {
  const name = `board_of_${model}`;
  yield itemWithoutTable('exposure', project, name, path);
  const to = { resource: 'model', name: model } as const;
  yield {
    kind: 'dbt-ref',
    path,
    lines: null,
    payload: { project, from: { resource: 'exposure', name }, to, via: 'ref' },
  };
}

const itemWithoutTable = (
  resource: 'test' | 'exposure',
  project: string,
  name: string,
  path: string,
): KnownItem => ({
  kind: 'dbt-node',
  path,
  lines: null,
  payload: {
    resource,
    project,
    name,
    description: null,
    materialized: null,
    layer: null,
    relation: null,
    tags: [],
    columns: [],
  },
});

const refItem = (project: string, from: string, to: string, path: string): KnownItem => ({
  kind: 'dbt-ref',
  path,
  lines: null,
  payload: {
    project,
    from: { resource: 'model', name: from },
    to: { resource: 'model', name: to },
    via: 'ref',
  },
});
