import type { Rows } from '../report.ts';
import {
  type LineageEdge,
  type LineageGraph,
  type LineageNode,
  lineageGraph,
  type NodeKind,
} from './graph.ts';
import { layerOfName, layerRank } from './layers.ts';

type DbtRow = Rows<'dbt_nodes'>['dbt_nodes'][number];
type StatementRow = Rows<'statements'>['statements'][number];

const kinds: Readonly<Record<string, NodeKind>> = {
  DbtModel: 'model',
  DbtSource: 'source',
  DbtSeed: 'seed',
  DbtSnapshot: 'snapshot',
  DbtExposure: 'exposure',
  DbtMetric: 'metric',
};
const layerOfKind: Readonly<Partial<Record<NodeKind, string>>> = {
  source: 'sources',
  seed: 'seeds',
  snapshot: 'snapshots',
  exposure: 'uses',
  metric: 'uses',
};

/** Part of a table's key that people know it by: the name within this repository, or all of a shared one. */
export const datasetName = (key: string): string => key.slice(key.includes('::') ? key.indexOf('::') + 2 : 0);

function dbtNode(row: DbtRow): LineageNode {
  const kind = kinds[row.resource] ?? 'model';
  const known = row.layer !== null && layerRank(row.layer) >= 0 ? row.layer : layerOfName(row.name);
  return {
    key: row.key,
    name: row.name,
    kind,
    layer: layerOfKind[kind] ?? known,
    place: { path: row.path, line: row.line === 1 ? null : row.line },
    description: row.description,
  };
}

/** Reads what is fed by what from dbt's references and from the statements' reads and writes, as one graph. */
export function buildGraph(rows: Rows<'dbt_nodes' | 'dbt_refs' | 'statements'>): LineageGraph {
  const nodes = new Map(rows['dbt_nodes'].map((row) => [row.key, dbtNode(row)]));
  const owners = new Map<string, string>();
  for (const { dataset, key } of [...rows['dbt_nodes']].sort((a, b) => (a.key < b.key ? 1 : -1))) {
    if (dataset !== null) owners.set(dataset, key);
  }
  const edges: LineageEdge[] = rows['dbt_refs']
    .filter(({ from_key, to_key }) => nodes.has(from_key) && nodes.has(to_key))
    .map(({ from_key, to_key }) => ({ from: to_key, to: from_key }));

  const models = new Map(
    rows['dbt_nodes'].filter(({ resource }) => resource === 'DbtModel').map((row) => [row.path, row.key]),
  );
  const nodeOf = (dataset: string, statement: StatementRow): string => {
    const key = owners.get(dataset) ?? dataset;
    if (!nodes.has(key)) nodes.set(key, tableNode(dataset, statement));
    return key;
  };
  const statements = inOrder(rows.statements);
  for (const statement of statements) for (const dataset of statement.writes) nodeOf(dataset, statement);
  for (const statement of statements) {
    const reads = statement.reads.map((dataset) => nodeOf(dataset, statement));
    const writes = statement.writes.map((dataset) => nodeOf(dataset, statement));
    for (const to of targetsOf(statement, writes, models, nodes)) {
      for (const from of reads) edges.push({ from, to });
    }
  }
  return lineageGraph(nodes.values(), edges);
}

/** Writers first, so that a table's place is where it is made. */
const inOrder = (statements: readonly StatementRow[]): readonly StatementRow[] =>
  [...statements].sort(
    (a, b) =>
      Number(a.writes.length === 0) - Number(b.writes.length === 0) ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );

/** What a statement feeds: the tables it writes; else the dbt model whose body it is; else its file, which only reads. */
function targetsOf(
  statement: StatementRow,
  writes: readonly string[],
  models: ReadonlyMap<string, string>,
  nodes: Map<string, LineageNode>,
): readonly string[] {
  if (writes.length > 0) return writes;
  const model = models.get(statement.path);
  if (model !== undefined) return [model];
  if (statement.reads.length === 0) return [];
  const key = `query ${statement.path}`;
  if (!nodes.has(key)) nodes.set(key, queryNode(key, statement));
  return [key];
}

const tableNode = (dataset: string, { path, line }: StatementRow): LineageNode => ({
  key: dataset,
  name: datasetName(dataset),
  kind: 'table',
  layer: layerOfName(datasetName(dataset)),
  place: { path, line },
  description: null,
});

const queryNode = (key: string, { path }: StatementRow): LineageNode => ({
  key,
  name: path,
  kind: 'query',
  layer: 'uses',
  place: { path },
  description: null,
});
