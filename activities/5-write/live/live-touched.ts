import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { Name } from '../../../ontology/ontology-schema.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { Saying } from '../facts/say.ts';
import { BOTH_ENDS } from './both-ends.ts';
import { inPages } from './in-pages.ts';
import type { LiveEdge, LiveNode } from './live-facts.ts';

/** A fact by what is needed to find it. */
export type Touched =
  | { readonly id: string; readonly what: 'node' }
  | {
      readonly id: string;
      readonly what: 'edge';
      readonly type: string;
      readonly from: string;
      readonly to: string;
    };

export interface LiveTouched {
  readonly nodes: readonly (LiveNode & { readonly path: string | null })[];
  readonly edges: readonly (LiveEdge & { readonly path: string | null })[];
}

/** Facts that envelopes speak of, by id. */
export function touchedBy(sayings: Iterable<Saying>): ReadonlyMap<string, Touched> {
  const touched = new Map<string, Touched>();
  for (const { facts } of sayings) {
    for (const { rid } of facts.nodes) touched.set(rid, { id: rid, what: 'node' });
    for (const { eid, type, from, to } of facts.edges)
      touched.set(eid, { id: eid, what: 'edge', type, from: from.rid, to: to.rid });
  }
  return touched;
}

/** What the graph holds of these facts of a repository. */
export async function liveTouched(
  graph: Graph,
  repo: string,
  touched: Iterable<Touched>,
): Promise<LiveTouched> {
  const all = [...touched].sort((a, b) => byCodeUnit(a.id, b.id));
  const nodes: LiveTouched['nodes'][number][] = [];
  const edges: LiveTouched['edges'][number][] = [];
  for (const page of inPages(all.filter(({ what }) => what === 'node'))) {
    const params = { repo, ids: page.map(({ id }) => id) };
    nodes.push(...((await graph.read({ text: NODES, params })) as unknown as typeof nodes));
  }
  const ofEdges = all.filter((one) => one.what === 'edge');
  for (const [type, rows] of Map.groupBy(ofEdges, (one) => one.type)) {
    for (const page of inPages(rows)) {
      const params = { repo, rows: page.map(({ id, from, to }) => ({ id, from, to })) };
      edges.push(...((await graph.read({ text: edgesOf(type), params })) as unknown as typeof edges));
    }
  }
  return { nodes, edges };
}

/** Owned nodes among these that are live. */
export async function liveAmong(graph: Graph, repo: string, rids: Iterable<string>): Promise<Set<string>> {
  const touched = [...rids].map((id) => ({ id, what: 'node' as const }));
  return new Set((await liveTouched(graph, repo, touched)).nodes.map(({ rid }) => rid));
}

/** Edges of the repository that hang on these nodes. */
export async function edgesOn(graph: Graph, repo: string, rids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const ids of inPages([...rids].sort(byCodeUnit)))
    for (const { eid } of await graph.read({ text: ON_NODES, params: { repo, ids } })) found.add(String(eid));
  return found;
}

const HELD = (name: string): string => `CASE WHEN ${name}.held IS NULL THEN false ELSE true END AS held`;

const NODES = `UNWIND $ids AS id
MATCH (n:Entity {rid: id}) WHERE n.repo = $repo
RETURN n.rid AS rid, n.fh AS fh, ${HELD('n')}, n.path AS path ORDER BY rid`;

const edgesOf = (type: string): string => `UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
${BOTH_ENDS}
MATCH (a)-[e:\`${Name.parse(type)}\` {eid: r.id}]->(b) WHERE e.repo = $repo
RETURN e.eid AS eid, e.fh AS fh, ${HELD('e')}, type(e) AS type, a.rid AS from, b.rid AS to, e.path AS path ORDER BY eid`;

const ON_NODES = `UNWIND $ids AS id
MATCH (n:Entity {rid: id})
MATCH (n)-[e]-(m:Entity) WHERE e.repo = $repo
RETURN DISTINCT e.eid AS eid ORDER BY eid`;
