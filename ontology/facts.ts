import type { EdgeType, Family } from './ontology.ts';

export type FactValue = string | number | boolean | null | readonly string[] | readonly number[];
export type FactProperties = Readonly<Record<string, FactValue>>;

/** A node by its names; identity.ts turns them into what the graph indexes. */
export interface NodeName {
  /** A label of the ontology that holds; mappings name theirs through `named`, which knows what is shipped. */
  readonly family: string;
  readonly key: string;
}

/** What a mapping says of a node. Null and absent mean the same: not known. */
export interface NodeDraft extends NodeName {
  readonly also: readonly string[];
  readonly props: FactProperties;
  /** It only adds to what another item says of the node, so required properties may be missing. */
  readonly adds?: true;
}

/** What a mapping says of an edge; the qualifier keeps apart several edges of one type between the same ends. */
export interface EdgeDraft {
  readonly type: string;
  readonly from: NodeName;
  readonly to: NodeName;
  readonly qualifier: string;
  readonly props: FactProperties;
  /** It only adds to what another item says of the edge. */
  readonly adds?: true;
}

export interface Drafts {
  readonly nodes: readonly NodeDraft[];
  readonly edges: readonly EdgeDraft[];
}

export const named = (family: Family, key: string): NodeName => ({ family, key });

export const node = (name: NodeName, props: FactProperties, also: readonly string[] = []): NodeDraft => ({
  ...name,
  also,
  props,
});

export const edge = (
  type: EdgeType,
  from: NodeName,
  to: NodeName,
  props: FactProperties = {},
  qualifier = '',
): EdgeDraft => ({ type, from, to, qualifier, props });

/** Figures for a node that another item asserts. */
export const adding = (name: NodeName, props: FactProperties): NodeDraft => ({
  ...node(name, props),
  adds: true,
});

/** Figures for an edge that another item asserts. */
export const addingEdge = (
  type: EdgeType,
  from: NodeName,
  to: NodeName,
  props: FactProperties,
): EdgeDraft => ({ ...edge(type, from, to, props), adds: true });

/** Where a fact was read. Path and lines belong to its meaning; the rest is provenance and does not. */
export interface Place {
  readonly path: string | null;
  readonly lines: readonly [number, number] | null;
  readonly miner: string;
  readonly miner_version: string;
}

/** A node that the repository asserts, ready to be merged, hashed and written. */
export interface NodeFact extends NodeName {
  readonly rid: string;
  /** Domain labels, sorted; the family's label is among them. */
  readonly labels: readonly string[];
  readonly props: FactProperties;
  readonly place: Place;
  /** All that speak of it only add to what nobody asserts. */
  readonly adds?: true;
}

export interface EdgeFact {
  readonly eid: string;
  readonly type: string;
  readonly from: NodeName & { readonly rid: string };
  readonly to: NodeName & { readonly rid: string };
  readonly qualifier: string;
  readonly props: FactProperties;
  readonly place: Place;
  readonly adds?: true;
}

export interface Facts {
  readonly nodes: readonly NodeFact[];
  readonly edges: readonly EdgeFact[];
}
