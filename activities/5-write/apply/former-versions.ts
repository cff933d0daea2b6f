import type { Graph, Statement, Written } from '../../../adapters/memgraph/graph.ts';
import type { Meaning } from '../../../ontology/meaning.ts';
import { Name } from '../../../ontology/ontology-schema.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { BOTH_ENDS } from '../live/both-ends.ts';
import { type Closing, closeEdges, closeNodes } from '../live/retired.ts';
import type { EdgeRow, NodeRow } from '../plan/rows.ts';
import { FENCED } from './fence.ts';

/** Facts that the graph holds with another meaning: their version of today goes into history before it is replaced. */
export async function withFormerNodes(
  graph: Graph,
  run: RunRef,
  rows: readonly NodeRow[],
  meanings: ReadonlyMap<string, string>,
): Promise<readonly NodeRow[]> {
  const old = rows.flatMap(({ rid }) => {
    const fh = meanings.get(rid);
    return fh === undefined ? [] : [{ rid, fh, held: false }];
  });
  const closed = new Map((await closeNodes(graph, run, old)).map((one) => [one.id, one]));
  return rows.map((row) => withFormer(row, closed.get(row.rid)));
}

export async function withFormerEdges(
  graph: Graph,
  run: RunRef,
  rows: readonly EdgeRow[],
  meanings: ReadonlyMap<string, string>,
  meaning: Meaning,
): Promise<readonly EdgeRow[]> {
  const old = rows.flatMap(({ eid, type, from, to }) => {
    const fh = meanings.get(eid);
    return fh === undefined ? [] : [{ eid, fh, held: false, type, from, to }];
  });
  const closed = new Map((await closeEdges(graph, run, old, meaning)).map((one) => [one.id, one]));
  return rows.map((row) => withFormer(row, closed.get(row.eid)));
}

const withFormer = <R extends object>(row: R, closed: Closing | undefined): R =>
  closed === undefined ? row : { ...row, former: { record: closed.record, history: closed.history } };

const INTO_HISTORY = `MERGE (h:Record {id: r.record})
SET h += r.history
SET h:Retired
RETURN count(h) AS closed`;

/** Keeps the versions that a batch of nodes replaces; a batch that is sent again finds nothing to keep. */
export function keepFormerNodes(rows: readonly NodeRow[]): readonly Statement[] {
  const kept = rows.flatMap(({ rid, fh, former }) => (former === undefined ? [] : [{ rid, fh, ...former }]));
  if (kept.length === 0) return [];
  const text = `${FENCED}
UNWIND $rows AS r
MATCH (n:Entity {rid: r.rid}) WHERE n.fh <> r.fh
${INTO_HISTORY}`;
  return [{ text, params: { rows: kept } }];
}

export function keepFormerEdges(rows: readonly EdgeRow[]): readonly Statement[] {
  const kept = rows.flatMap(({ eid, fh, from, to, former }) =>
    former === undefined ? [] : [{ id: eid, fh, from, to, ...former }],
  );
  const [first] = rows;
  if (kept.length === 0 || first === undefined) return [];
  const text = `${FENCED}
UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
${BOTH_ENDS}
MATCH (a)-[e:\`${Name.parse(first.type)}\` {eid: r.id}]->(b) WHERE e.fh <> r.fh
${INTO_HISTORY}`;
  return [{ text, params: { rows: kept } }];
}

/** Records of history that a batch made: no facts, so they do not count as created ones. */
export const keptFormer = ({ rows }: Pick<Written, 'rows'>): number =>
  rows.reduce((sum, [row]) => sum + Number(row?.closed ?? 0), 0);
