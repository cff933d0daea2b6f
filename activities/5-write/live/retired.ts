import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { recordId } from '../../../ontology/identity.ts';
import { isShared, type Meaning } from '../../../ontology/meaning.ts';
import { Name } from '../../../ontology/ontology-schema.ts';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { BOTH_ENDS } from './both-ends.ts';
import { inPages } from './in-pages.ts';
import type { LiveEdge, LiveNode } from './live-facts.ts';

/** The closed version of a fact, as its history record keeps it. */
interface History {
  readonly rid: string;
  readonly type: string;
  /** `family|key` of the node, or of the edge's start and end. */
  readonly ends: readonly string[];
  /** Canonical JSON of all properties. */
  readonly properties: string;
  /** Sequences of the run that wrote this version and of the run that closed it. */
  readonly from_seq: number | null;
  readonly to_seq: number;
  readonly repo: string | null;
}

/** A version on its way into history, under the id of its record. */
export interface Closing {
  readonly record: string;
  readonly history: History;
}

interface Retired extends Closing {
  readonly id: string;
}

export interface RetiredNode extends Retired {
  readonly what: 'node' | 'shared';
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface RetiredEdge extends Retired {
  readonly what: 'edge';
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Shared ends, which go too when nothing else asserts them. */
  readonly shared: readonly string[];
  /** Asserted by the link wave: it goes because a node that it ends at goes, and is nobody's loss. */
  readonly linked?: true;
}

/** Reads what the nodes hold now, for their history. */
export async function closeNodes(
  graph: Graph,
  run: RunRef,
  nodes: readonly LiveNode[],
): Promise<readonly RetiredNode[]> {
  return readNodes(
    graph,
    run,
    nodes.map(({ rid }) => rid),
    'node',
  );
}

export async function closeShared(
  graph: Graph,
  run: RunRef,
  edges: readonly RetiredEdge[],
): Promise<readonly RetiredNode[]> {
  const rids = [...new Set(edges.flatMap(({ shared }) => shared))];
  return readNodes(graph, run, rids, 'shared');
}

async function readNodes(
  graph: Graph,
  run: RunRef,
  rids: readonly string[],
  what: 'node' | 'shared',
): Promise<readonly RetiredNode[]> {
  const retired: RetiredNode[] = [];
  for (const ids of inPages([...rids].sort(byCodeUnit))) {
    for (const row of await graph.read({ text: NODES, params: { ids } })) {
      const properties = row.properties as Record<string, unknown>;
      const labels = (row.labels as string[]).filter((label) => label !== 'Entity').sort();
      const name = `${properties.family}|${properties.key}`;
      retired.push({
        what,
        properties,
        ...close(run, String(row.id), labels.join(':'), [name], properties),
      });
    }
  }
  return retired;
}

export async function closeEdges(
  graph: Graph,
  run: RunRef,
  edges: readonly LiveEdge[],
  meaning: Meaning,
): Promise<readonly RetiredEdge[]> {
  const retired: RetiredEdge[] = [];
  const byType = [...Map.groupBy(edges, ({ type }) => type)].sort(([a], [b]) => byCodeUnit(a, b));
  for (const [type, some] of byType) {
    const ofType = some.sort((a, b) => byCodeUnit(a.eid, b.eid));
    for (const page of inPages(ofType)) {
      const rows = page.map(({ eid, from, to }) => ({ id: eid, from, to }));
      for (const row of await graph.read({ text: edgesOf(type), params: { rows } }))
        retired.push(closeEdge(run, type, row, meaning));
    }
  }
  return retired;
}

function closeEdge(
  run: RunRef,
  type: string,
  row: Readonly<Record<string, unknown>>,
  meaning: Meaning,
): RetiredEdge {
  const ends = [
    { rid: String(row.from), family: String(row.from_family), key: String(row.from_key) },
    { rid: String(row.to), family: String(row.to_family), key: String(row.to_key) },
  ];
  const properties = row.properties as Record<string, unknown>;
  const names = ends.map(({ family, key }) => `${family}|${key}`);
  const shared = ends.filter(({ family }) => isShared(meaning, family)).map(({ rid }) => rid);
  const base = close(run, String(row.id), type, names, properties);
  return {
    what: 'edge',
    type,
    from: String(row.from),
    to: String(row.to),
    properties,
    shared,
    ...base,
  };
}

function close(
  run: RunRef,
  id: string,
  type: string,
  ends: readonly string[],
  properties: Readonly<Record<string, unknown>>,
): Retired {
  const since = properties.run;
  // Which batch touched a node last is no property of the fact.
  const { touched: _touched, ...told } = properties;
  const history = {
    rid: id,
    type,
    ends,
    properties: canonicalJson(told),
    from_seq: since === undefined ? null : Number(since),
    to_seq: Number(run.run_id),
    repo: properties.repo === undefined ? null : String(properties.repo),
  };
  return { id, record: recordId('retired', id, run.repo, run.run_id), history };
}

const NODES = `UNWIND $ids AS id
MATCH (n:Entity {rid: id})
RETURN n.rid AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id`;

const edgesOf = (type: string): string => `UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
${BOTH_ENDS}
MATCH (a)-[e:\`${Name.parse(type)}\` {eid: r.id}]->(b)
RETURN e.eid AS id, a.rid AS from, b.rid AS to, a.family AS from_family, a.key AS from_key, b.family AS to_family,
  b.key AS to_key, properties(e) AS properties ORDER BY id`;
