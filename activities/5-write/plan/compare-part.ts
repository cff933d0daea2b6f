import type { Collected } from '../facts/collect-facts.ts';
import { GraphHash, type HashState } from '../live/graph-hash.ts';
import type { LiveTouched } from '../live/live-touched.ts';
import type { Comparison } from './compare.ts';
import type { WrittenRun } from './written-run.ts';

/** What the graph holds of the touched facts, beside what is said of them now. */
export function comparisonOf(
  written: WrittenRun,
  live: LiveTouched,
  { nodes, edges }: Pick<Collected, 'nodes' | 'edges'>,
): Omit<Comparison, 'unchanged'> & { readonly meanings: ReadonlyMap<string, string> } {
  return {
    gone: {
      nodes: live.nodes.filter(({ rid }) => !nodes.has(rid)),
      edges: live.edges.filter(({ eid }) => !edges.has(eid)),
    },
    meanings: new Map([
      ...live.nodes.map(({ rid, fh }) => [rid, fh] as const),
      ...live.edges.map(({ eid, fh }) => [eid, fh] as const),
    ]),
    known: new Set(live.nodes.map(({ rid }) => rid)),
    live: new GraphHash(written.hash),
  };
}

/** The hash over all facts but the touched ones. */
export function restOf(hash: HashState, { nodes, edges }: LiveTouched): GraphHash {
  const rest = new GraphHash(hash);
  for (const { rid, fh } of nodes) rest.remove(rid, fh);
  for (const { eid, fh } of edges) rest.remove(eid, fh);
  return rest;
}
