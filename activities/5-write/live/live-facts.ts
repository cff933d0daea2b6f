import type { Graph, Row } from '../../../adapters/memgraph/graph.ts';
import { type Meaning, unanchoredTypes } from '../../../ontology/meaning.ts';

export interface LiveNode {
  readonly rid: string;
  readonly fh: string;
  /** Kept though a run no longer found it; written again as soon as one does. */
  readonly held: boolean;
  /** The run that wrote it. */
  readonly run?: string;
}

export interface LiveEdge {
  readonly eid: string;
  readonly fh: string;
  readonly held: boolean;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly run?: string;
}

const PAGE = 2_000;

/** Live nodes that a repository asserts, ordered by rid. */
export async function* liveNodes(graph: Graph, repo: string): AsyncIterable<readonly LiveNode[]> {
  for await (const range of ranges(graph, repo)) {
    yield (await graph.read({ text: NODES, params: range })) as unknown as LiveNode[];
  }
}

/**
 * Live edges that a repository asserts: those with an end among its own nodes, which are walked in order, and those of
 * the types that neither end anchors, found by type and scope.
 */
export async function* liveEdges(
  graph: Graph,
  repo: string,
  meaning: Meaning,
): AsyncIterable<readonly LiveEdge[]> {
  const unanchored = unanchoredTypes(meaning);
  for await (const range of ranges(graph, repo)) {
    for (const text of [EDGES_OUT, EDGES_IN_FROM_SHARED]) {
      yield (await graph.read({
        text,
        params: { ...range, unanchored },
      })) as unknown as LiveEdge[];
    }
  }
  for (const type of unanchored) yield* unanchoredEdges(graph, repo, type);
}

async function* unanchoredEdges(
  graph: Graph,
  repo: string,
  type: string,
): AsyncIterable<readonly LiveEdge[]> {
  const [row] = await graph.read({ text: countUnanchored(type), params: { repo } });
  const edges = Number(row?.edges ?? 0);
  if (edges === 0) return;
  for (const range of ridRanges(edges)) {
    const params = { repo, ...range };
    yield (await graph.read({ text: readUnanchored(type), params })) as unknown as LiveEdge[];
  }
}

interface Range extends Row {
  readonly repo: string;
  readonly low: string;
  readonly high: string;
}

/**
 * Pages by ranges of the rid rather than by LIMIT: rids are hashes, so the ranges are even, each is one walk of the
 * index (repo, rid), and none depends on the one before.
 */
async function* ranges(graph: Graph, repo: string): AsyncIterable<Range> {
  const [row] = await graph.read({ text: COUNT, params: { repo } });
  for (const { low, high } of ridRanges(Number(row?.nodes ?? 0))) yield { repo, low, high };
}

/** Even ranges of 40-digit hashes, at most about one page of nodes each. `g` comes after every hex digit. */
export function ridRanges(nodes: number): readonly { readonly low: string; readonly high: string }[] {
  const digits = nodes <= PAGE ? 0 : Math.min(5, Math.ceil(Math.log(nodes / PAGE) / Math.log(16)));
  const bounds = Array.from({ length: 16 ** digits }, (_, index) =>
    digits === 0 ? '' : index.toString(16).padStart(digits, '0'),
  );
  return bounds.map((low, index) => ({ low, high: bounds[index + 1] ?? 'g' }));
}

const COUNT = 'MATCH (n:Entity) WHERE n.repo = $repo RETURN count(n) AS nodes';

const IN_RANGE = 'MATCH (n:Entity) WHERE n.repo = $repo AND n.rid >= $low AND n.rid < $high';

const NODES = `${IN_RANGE}
RETURN n.rid AS rid, n.fh AS fh, CASE WHEN n.held IS NULL THEN false ELSE true END AS held, n.run AS run ORDER BY rid`;

const EDGE = `e.eid AS eid, e.fh AS fh, CASE WHEN e.held IS NULL THEN false ELSE true END AS held, type(e) AS type, a.rid AS from, b.rid AS to, e.run AS run`;

const EDGES_OUT = `${IN_RANGE}
MATCH (n)-[e]->(b:Entity) WHERE e.repo = $repo AND NOT type(e) IN $unanchored
WITH n AS a, e, b
RETURN ${EDGE} ORDER BY eid`;

const EDGES_IN_FROM_SHARED = `${IN_RANGE}
MATCH (n)<-[e]-(a:Entity) WHERE e.repo = $repo AND a.repo IS NULL AND NOT type(e) IN $unanchored
WITH a, e, n AS b
RETURN ${EDGE} ORDER BY eid`;

// Ends without label, so that both servers start at the index of the edges. Eids are hashes like rids, so the ranges serve both.
const readUnanchored = (
  type: string,
) => `MATCH (a)-[e:${type}]->(b) WHERE e.repo = $repo AND e.eid >= $low AND e.eid < $high
RETURN ${EDGE} ORDER BY eid`;

const countUnanchored = (type: string): string =>
  `MATCH (a)-[e:${type}]->(b) WHERE e.repo = $repo RETURN count(e) AS edges`;
