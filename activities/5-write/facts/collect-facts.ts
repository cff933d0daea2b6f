import type { EdgeFact, NodeFact } from '../../../ontology/facts.ts';
import { isShared, type Meaning } from '../../../ontology/meaning.ts';
import { relabel } from '../../../ontology/relabel.ts';
import { mergeFacts } from './merge-facts.ts';
import { byOrder, type Refusal, refuse, type Saying } from './say.ts';

/** A fact with the envelopes that it stands for. */
export interface Backed<F> {
  readonly fact: F;
  readonly refs: readonly string[];
}

export interface Collected {
  /** By rid and by eid. */
  readonly nodes: ReadonlyMap<string, Backed<NodeFact>>;
  readonly edges: ReadonlyMap<string, Backed<EdgeFact>>;
  readonly accepted: number;
  readonly refused: readonly Refusal[];
}

/**
 * One set of facts from everything that was said. What contradicts an earlier saying in content order is refused, and
 * so is what speaks of a node that nobody asserts, or only adds to such a fact; all whole, since an envelope is accepted or
 * not. `borrowed` are rids of nodes of other scopes that edges may end at.
 */
export function collectFacts(
  sayings: readonly Saying[],
  meaning: Meaning,
  borrowed: ReadonlySet<string> = new Set(),
): Collected {
  const refused: Refusal[] = [];
  let standing: readonly Saying[] = [...sayings].sort(byOrder);
  for (;;) {
    const merged = mergeAll(standing, meaning);
    const missing = (saying: Saying): Missing | null =>
      missingEnd(saying, merged.nodes, borrowed, meaning) ?? missingBase(saying, merged);
    const orphans = merged.accepted.flatMap((saying) => {
      const what = missing(saying);
      return what === null ? [] : [{ saying, what }];
    });
    if (orphans.length === 0) {
      for (const drawer of merged.nodes.values()) drawer.fact = relabel(meaning, drawer.fact);
      return { ...merged, accepted: merged.accepted.length, refused: [...refused, ...merged.refused] };
    }
    const gone = new Set(orphans.map(({ saying }) => saying));
    for (const { saying, what } of orphans)
      refused.push(refuse(saying, 'missing-end', `nobody asserts ${what.name}`, what.id));
    standing = standing.filter((saying) => !gone.has(saying));
  }
}

interface Drawer<F> {
  fact: F;
  readonly refs: string[];
}

function mergeAll(sayings: readonly Saying[], { ontology }: Meaning) {
  const nodes = new Map<string, Drawer<NodeFact>>();
  const edges = new Map<string, Drawer<EdgeFact>>();
  const accepted: Saying[] = [];
  const refused: Refusal[] = [];
  for (const saying of sayings) {
    const fault = conflictOf(saying, nodes, edges, ontology);
    if (fault !== null) {
      refused.push(refuse(saying, 'conflicting-facts', fault));
      continue;
    }
    accepted.push(saying);
    for (const fact of saying.facts.nodes)
      put(nodes, fact.rid, fact, ontology.labels[fact.family]?.properties ?? {}, saying.ref);
    for (const fact of saying.facts.edges)
      put(edges, fact.eid, fact, ontology.types[fact.type]?.properties ?? {}, saying.ref);
  }
  return { nodes, edges, accepted, refused };
}

type Drawers<F> = Map<string, Drawer<F>>;
type KnownProperties = Parameters<typeof mergeFacts>[2];

function conflictOf(
  { facts }: Saying,
  nodes: Drawers<NodeFact>,
  edges: Drawers<EdgeFact>,
  ontology: Meaning['ontology'],
): string | null {
  for (const fact of facts.nodes) {
    const name = conflictWith(nodes.get(fact.rid), fact, ontology.labels[fact.family]?.properties ?? {});
    if (name !== null) return `${fact.family}.${name} is said to be two things`;
  }
  for (const fact of facts.edges) {
    const name = conflictWith(edges.get(fact.eid), fact, ontology.types[fact.type]?.properties ?? {});
    if (name !== null) return `${fact.type}.${name} is said to be two things`;
  }
  return null;
}

function conflictWith<F extends NodeFact | EdgeFact>(
  drawer: Drawer<F> | undefined,
  fact: F,
  known: KnownProperties,
): string | null {
  if (drawer === undefined) return null;
  const merged = mergeFacts(drawer.fact, fact, known);
  return 'conflict' in merged ? merged.conflict : null;
}

function put<F extends NodeFact | EdgeFact>(
  drawers: Drawers<F>,
  id: string,
  fact: F,
  known: KnownProperties,
  ref: string,
): void {
  const drawer = drawers.get(id);
  if (drawer === undefined) {
    drawers.set(id, { fact, refs: [ref] });
    return;
  }
  const merged = mergeFacts(drawer.fact, fact, known);
  if ('fact' in merged) drawer.fact = withLabels(merged.fact, fact);
  if (drawer.refs.at(-1) !== ref) drawer.refs.push(ref);
}

function withLabels<F extends NodeFact | EdgeFact>(merged: F, said: F): F {
  if (!('labels' in merged) || !('labels' in said)) return merged;
  return { ...merged, labels: [...new Set([...merged.labels, ...said.labels])].sort() };
}

/** What a saying needs and nobody asserts. */
interface Missing {
  readonly id: string;
  readonly name: string;
}

/** An owned end that is not among the nodes. Shared ends are made from their key. */
function missingEnd(
  { facts }: Saying,
  nodes: ReadonlyMap<string, unknown>,
  borrowed: ReadonlySet<string>,
  meaning: Meaning,
): Missing | null {
  for (const { from, to } of facts.edges) {
    const missing = [from, to].find(
      (end) => !isShared(meaning, end.family) && !nodes.has(end.rid) && !borrowed.has(end.rid),
    );
    if (missing !== undefined) return { id: missing.rid, name: `${missing.family}|${missing.key}` };
  }
  return null;
}

/** What a saying adds figures to, though no saying asserts it. */
function missingBase(
  { facts }: Saying,
  { nodes, edges }: Pick<Collected, 'nodes' | 'edges'>,
): Missing | null {
  const node = facts.nodes.find(({ rid }) => nodes.get(rid)?.fact.adds === true);
  if (node !== undefined) return { id: node.rid, name: `${node.family}|${node.key}` };
  const edge = facts.edges.find(({ eid }) => edges.get(eid)?.fact.adds === true);
  if (edge === undefined) return null;
  return { id: edge.eid, name: `${edge.type} from ${edge.from.key} to ${edge.to.key}` };
}
