import type { Graph } from '../../../adapters/memgraph/graph.ts';

export interface FactCounts {
  readonly nodes: number;
  readonly edges: number;
}

/** Live facts of the whole graph, shared nodes among them; with a repository, those that it asserts. */
export async function countFacts(graph: Graph, repo: string | null): Promise<FactCounts> {
  const of = (name: string) => (repo === null ? '' : ` WHERE ${name}.repo = $repo`);
  const [nodes] = await graph.read({
    text: `MATCH (n:Entity)${of('n')} RETURN count(n) AS facts`,
    params: { repo },
  });
  const [edges] = await graph.read({
    text: `MATCH (:Entity)-[e]->(:Entity)${of('e')} RETURN count(e) AS facts`,
    params: { repo },
  });
  return { nodes: Number(nodes?.facts ?? 0), edges: Number(edges?.facts ?? 0) };
}
