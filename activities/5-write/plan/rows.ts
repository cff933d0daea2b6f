import type { EdgeFact, FactProperties, NodeFact, NodeName, Place } from '../../../ontology/facts.ts';
import { isShared, type Meaning } from '../../../ontology/meaning.ts';
import { type SharedNode, sharedNode } from '../../../ontology/shared-nodes.ts';
import { CONTRACT_VERSION } from '../../../schemas/envelope.ts';
import type { RunRef } from '../../../schemas/run.ts';
import type { Backed } from '../facts/collect-facts.ts';
import type { Closing } from '../live/retired.ts';

/** A node as it is sent to the graph; `refs` are the envelopes that fall with it. */
export interface NodeRow {
  readonly rid: string;
  readonly fh: string;
  readonly labels: readonly string[];
  readonly props: Readonly<Record<string, unknown>>;
  readonly refs: readonly string[];
  /** The version that it replaces. */
  readonly former?: Closing;
}

export interface EdgeRow {
  readonly eid: string;
  readonly fh: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** Shared ends: made again with the edge, in case another repository's retirement took them meanwhile. */
  readonly shared: readonly NodeName[];
  readonly refs: readonly string[];
  readonly former?: Closing;
}

export function nodeRow(
  { fact, refs }: Backed<NodeFact>,
  fh: string,
  run: RunRef,
  meaning: Meaning,
): NodeRow {
  const { rid, family, key, labels } = fact;
  return {
    rid,
    fh,
    labels,
    props: { rid, family, key, fh, ...known(fact.props), ...provenance(fact.place, run, meaning) },
    refs,
  };
}

export function edgeRow(
  { fact, refs }: Backed<EdgeFact>,
  fh: string,
  run: RunRef,
  meaning: Meaning,
): EdgeRow {
  const { eid, type, from, to } = fact;
  const shared = sharedNames(fact, meaning);
  const props = { eid, fh, ...known(fact.props), ...provenance(fact.place, run, meaning) };
  return { eid, fh, type, from: from.rid, to: to.rid, props, shared, refs };
}

/** Ends that other repositories may assert too. */
export const sharedNames = ({ from, to }: Pick<EdgeFact, 'from' | 'to'>, meaning: Meaning): NodeName[] =>
  [from, to].filter(({ family }) => isShared(meaning, family)).map(({ family, key }) => ({ family, key }));

/** A shared node has no envelopes of its own: the edges that need it fall with it. */
export function sharedRow(name: NodeName, meaning: Meaning): NodeRow {
  const { rid, fh, family, key, labels, props }: SharedNode = sharedNode(name, meaning);
  return { rid, fh, labels, props: { rid, family, key, fh, ...props }, refs: [] };
}

function provenance(
  { path, lines, miner, miner_version }: Place,
  run: RunRef,
  { ontology }: Meaning,
): Record<string, unknown> {
  return {
    repo: run.repo,
    commit: run.sha,
    ...(path === null ? {} : { path }),
    ...(lines === null ? {} : { line_start: lines[0], line_end: lines[1] }),
    miner,
    miner_version,
    contract_version: CONTRACT_VERSION,
    ontology_version: ontology.version,
    run: run.run_id,
    trace_id: run.trace_id,
  };
}

const known = (props: FactProperties): FactProperties =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== null && value !== undefined));
