import type { Graph, Row } from '../../../adapters/memgraph/graph.ts';
import { unanchoredTypes } from '../../../ontology/meaning.ts';
import { reservedProperties } from '../../../ontology/ontology-schema.ts';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';
import { readMeaning } from '../../ontology-change/read-meaning.ts';
import { ridRanges } from './live-facts.ts';

/**
 * Live facts as canonical JSON lines: nodes {family, key, labels, props} by family and key, then edges {type, from, to,
 * props} by type and ends. Props are what belongs to the meaning: the ontology's properties, repo, path and lines. Commit,
 * run, trace, miner and versions are left out, as they differ between runs that say the same.
 */
export async function exportGraph(
  graph: Graph,
  repo: string | null,
): Promise<{ readonly nodes: string[]; readonly edges: string[] }> {
  const nodes = new Map<string, string>();
  const edges: { readonly order: string; readonly line: string }[] = [];
  const unanchored = unanchoredTypes(await readMeaning(graph));
  const scope = repo === null ? WHOLE : ofRepository(unanchored);
  const [row] = await graph.read({
    text: `MATCH (n:Entity) ${scope.counted} RETURN count(n) AS nodes`,
    params: { repo },
  });
  for (const range of ridRanges(Number(row?.nodes ?? 0))) {
    const params = { repo, ...range, unanchored };
    for (const node of await graph.read({ text: scope.nodes, params }))
      keep(nodes, node, node.labels, node.properties);
    for (const text of scope.edges) {
      for (const edge of await graph.read({ text, params })) {
        // The other end is shared or inside: either way it is live as long as this edge is.
        keep(nodes, { family: edge.from_family, key: edge.from_key }, edge.from_labels, edge.from_properties);
        keep(nodes, { family: edge.to_family, key: edge.to_key }, edge.to_labels, edge.to_properties);
        edges.push(edgeLine(edge));
      }
    }
  }
  return {
    nodes: [...nodes].sort(([a], [b]) => byCodeUnit(a, b)).map(([, line]) => line),
    edges: edges.sort((a, b) => byCodeUnit(a.order, b.order)).map(({ line }) => line),
  };
}

function keep(nodes: Map<string, string>, { family, key }: Row, labels: unknown, properties: unknown): void {
  const order = `${family}\u0000${key}`;
  if (properties === null || nodes.has(order)) return;
  const names = (labels as string[]).filter((label) => label !== 'Entity').sort(byCodeUnit);
  nodes.set(order, canonicalJson({ family, key, labels: names, props: meaningOf(properties as Row) }));
}

function edgeLine(edge: Row) {
  const from = `${edge.from_family}|${edge.from_key}`;
  const to = `${edge.to_family}|${edge.to_key}`;
  const props = meaningOf(edge.properties as Row);
  const line = canonicalJson({ type: edge.type, from, to, props });
  return { order: [edge.type, from, to, canonicalJson(props)].join('\u0000'), line };
}

const shown = new Set<string>(['repo', 'path', 'line_start', 'line_end']);
const hidden = new Set<string>(reservedProperties.filter((name) => !shown.has(name)));

const meaningOf = (properties: Row): Row =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !hidden.has(name)));

const RANGE = 'n.rid >= $low AND n.rid < $high';
const NODE =
  'RETURN n.family AS family, n.key AS key, labels(n) AS labels, properties(n) AS properties ORDER BY family, key';

// A shared end's properties are few; an owned end is in the list by itself, so its properties are not sent again.
const EDGE = `RETURN type(e) AS type, a.family AS from_family, a.key AS from_key, b.family AS to_family, b.key AS to_key,
  labels(a) AS from_labels, CASE WHEN a.repo IS NULL THEN properties(a) ELSE null END AS from_properties,
  labels(b) AS to_labels, CASE WHEN b.repo IS NULL THEN properties(b) ELSE null END AS to_properties,
  properties(e) AS properties, e.eid AS eid ORDER BY eid`;

const WHOLE = {
  counted: '',
  nodes: `MATCH (n:Entity) WHERE ${RANGE} ${NODE}`,
  edges: [`MATCH (n:Entity) WHERE ${RANGE} MATCH (n)-[e]->(b:Entity) WITH n AS a, e, b ${EDGE}`],
} as const;

const ofRepository = (unanchored: readonly string[]) => ({
  counted: 'WHERE n.repo = $repo',
  nodes: `MATCH (n:Entity) WHERE n.repo = $repo AND ${RANGE} ${NODE}`,
  edges: [
    `MATCH (n:Entity) WHERE n.repo = $repo AND ${RANGE} MATCH (n)-[e]->(b:Entity) WHERE e.repo = $repo AND NOT type(e) IN $unanchored WITH n AS a, e, b ${EDGE}`,
    `MATCH (n:Entity) WHERE n.repo = $repo AND ${RANGE}
MATCH (n)<-[e]-(a:Entity) WHERE e.repo = $repo AND a.repo IS NULL AND NOT type(e) IN $unanchored WITH a, e, n AS b ${EDGE}`,
    ...unanchored.map(
      (type) =>
        `MATCH (a)-[e:${type}]->(b) WHERE e.repo = $repo AND e.eid >= $low AND e.eid < $high WITH a, e, b ${EDGE}`,
    ),
  ],
});
