import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { EdgeFact, NodeFact } from '../../../ontology/facts.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { edgeHash, nodeHash } from '../../../ontology/meaning-hash.ts';
import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { withFormerEdges, withFormerNodes } from '../apply/former-versions.ts';
import type { Backed } from '../facts/collect-facts.ts';
import { inPages } from '../live/in-pages.ts';
import { type EdgeRow, edgeRow, type NodeRow, nodeRow } from './rows.ts';

/** A fact with its meaning. Its row is made when its turn to be staged comes: rows of all facts at once are large. */
export interface Pending<R> {
  readonly id: string;
  readonly fh: string;
  /** Rows are staged by group, and then by id. */
  readonly group: string;
  readonly row: () => R;
}

export function pendingNode(backed: Backed<NodeFact>, run: RunRef, meaning: Meaning): Pending<NodeRow> {
  const { rid, labels } = backed.fact;
  const fh = nodeHash(backed.fact);
  return { id: rid, fh, group: labels.join(':'), row: () => nodeRow(backed, fh, run, meaning) };
}

export function pendingEdge(backed: Backed<EdgeFact>, run: RunRef, meaning: Meaning): Pending<EdgeRow> {
  const { eid, type, from } = backed.fact;
  const fh = edgeHash(backed.fact);
  return { id: eid, fh, group: `${type} ${from.rid}`, row: () => edgeRow(backed, fh, run, meaning) };
}

/** A row that stands for itself, such as that of a shared node. */
export const pendingRow = (row: NodeRow): Pending<NodeRow> => ({
  id: row.rid,
  fh: row.fh,
  group: row.labels.join(':'),
  row: () => row,
});

export const byGroup = (a: Pending<unknown>, b: Pending<unknown>): number =>
  byCodeUnit(a.group, b.group) || byCodeUnit(a.id, b.id);

/** Where facts go, and what it holds of them. */
export interface Target {
  readonly graph: Graph;
  readonly run: RunRef;
  readonly meaning: Meaning;
  /** What facts that the graph holds mean there. */
  readonly meanings: ReadonlyMap<string, string>;
}

/** Rows as lines, each with the version that it replaces. */
export async function* nodeLines(
  { graph, run, meanings }: Target,
  pending: readonly Pending<NodeRow>[],
): AsyncIterable<readonly string[]> {
  for (const page of inPages(pending)) {
    const rows = page.map(({ row }) => row());
    yield (await withFormerNodes(graph, run, rows, meanings)).map((row) => JSON.stringify(row));
  }
}

export async function* edgeLines(
  { graph, run, meaning, meanings }: Target,
  pending: readonly Pending<EdgeRow>[],
): AsyncIterable<readonly string[]> {
  for (const page of inPages(pending)) {
    const rows = page.map(({ row }) => row());
    yield (await withFormerEdges(graph, run, rows, meanings, meaning)).map((row) => JSON.stringify(row));
  }
}
