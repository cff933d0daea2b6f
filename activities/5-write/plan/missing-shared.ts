import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import { inPages } from '../live/in-pages.ts';
import { type EdgeRow, type NodeRow, sharedRow } from './rows.ts';

/** Shared ends of the edges that the graph lacks or holds otherwise, sorted by rid. */
export async function missingShared(
  graph: Graph,
  edges: Iterable<Pick<EdgeRow, 'shared'>>,
  meaning: Meaning,
): Promise<readonly NodeRow[]> {
  const wanted = sharedEnds(edges, meaning);
  const there = new Set<string>();
  for (const page of inPages(wanted)) {
    const rows = page.map(({ rid, fh }) => ({ rid, fh }));
    for (const { rid } of await graph.read({ text: SAME, params: { rows } })) there.add(String(rid));
  }
  return wanted.filter(({ rid }) => !there.has(rid));
}

/** Distinct shared ends, sorted by rid. */
export function sharedEnds(edges: Iterable<Pick<EdgeRow, 'shared'>>, meaning: Meaning): readonly NodeRow[] {
  const names = new Map<string, EdgeRow['shared'][number]>();
  for (const { shared } of edges) for (const name of shared) names.set(`${name.family}|${name.key}`, name);
  return [...names.values()].map((name) => sharedRow(name, meaning)).sort((a, b) => byCodeUnit(a.rid, b.rid));
}

const SAME = `UNWIND $rows AS r
MATCH (n:Entity {rid: r.rid}) WHERE n.fh = r.fh
RETURN n.rid AS rid ORDER BY rid`;
