import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { NodeFact } from '../../../ontology/facts.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import type { RunRef } from '../../../schemas/run.ts';
import type { LiveEdge, LiveNode } from '../live/live-facts.ts';
import { closeEdges, closeNodes, closeShared, type RetiredEdge, type RetiredNode } from '../live/retired.ts';
import { closeLinks } from './close-links.ts';
import { rekeyedNodes } from './rekeyed.ts';

export interface Retirement {
  /** Edges first, those of links that end at going nodes among them, then nodes, then shared nodes: each can only go when what hangs on it is gone. */
  readonly rows: readonly (RetiredEdge | RetiredNode)[];
  /** Facts of the repository that go: the guard is judged on them, those re-keyed left out. */
  readonly retiring: number;
  readonly removed: number;
  /** Facts of files that a miner could not look at: neither found nor gone. */
  readonly held: number;
}

/** From this many live facts up, a run that would remove more than this share waits for a human (law 4). */
const GUARD_FROM = 50;
const GUARD_SHARE = 0.2;

export const isGuarded = (live: number, removed: number): boolean =>
  live >= GUARD_FROM && removed > live * GUARD_SHARE;

/** `miner|path` of what a miner could not look at. */
export type UnseenFiles = ReadonlySet<string>;

export interface Keeping {
  readonly unseen: UnseenFiles;
  /** Retire also what a human, or the guard's deadline, kept in an earlier run. */
  readonly accept_removals: boolean;
}

export async function planRetirement(
  graph: Graph,
  run: RunRef,
  gone: { readonly nodes: readonly LiveNode[]; readonly edges: readonly LiveEdge[] },
  created: readonly NodeFact[],
  meaning: Meaning,
  { unseen, accept_removals }: Keeping,
): Promise<Retirement> {
  const seen = ({ properties }: RetiredNode | RetiredEdge) =>
    !unseen.has(`${properties.miner}|${properties.path}`) &&
    (accept_removals || (properties.held ?? null) === null);
  const allEdges = await closeEdges(graph, run, gone.edges, meaning);
  const allNodes = await closeNodes(graph, run, gone.nodes);
  const edges = allEdges.filter(seen);
  const nodes = allNodes.filter(seen);
  const links = await closeLinks(graph, run, nodes, meaning);
  const rekeyed = rekeyedNodes(nodes, created, meaning);
  const removedEdges = edges.filter(({ from, to }) => !rekeyed.has(from) && !rekeyed.has(to));
  return {
    rows: [...links, ...edges, ...nodes, ...(await closeShared(graph, run, [...links, ...edges]))],
    retiring: edges.length + nodes.length,
    removed: removedEdges.length + nodes.length - rekeyed.size,
    held: allEdges.length + allNodes.length - edges.length - nodes.length,
  };
}
