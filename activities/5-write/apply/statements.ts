import type { Statement } from '../../../adapters/memgraph/graph.ts';
import { floatProperties, type Meaning, partsOfFamily } from '../../../ontology/meaning.ts';
import { Name } from '../../../ontology/ontology-schema.ts';
import { BOTH_ENDS } from '../live/both-ends.ts';
import type { RetiredEdge, RetiredNode } from '../live/retired.ts';
import type { EdgeRow, NodeRow } from '../plan/rows.ts';
import { FENCED } from './fence.ts';

/** Written only where the meaning differs: a plain SET of equal values counts as a change on every run. */
const CHANGED_ONLY = (name: string): string =>
  `WHERE ${name}.fh IS NULL OR ${name}.fh <> r.fh OR ${name}.held IS NOT NULL`;

/** Creates or replaces nodes of one label set; answers how many it wrote. */
export function writeNodesStatement(
  labels: readonly string[],
  rows: readonly NodeRow[],
  { ontology }: Meaning,
): Statement {
  const others = othersOf(labels, ontology);
  const text = `${FENCED}
UNWIND $rows AS r
MERGE (n:Entity {rid: r.rid})
WITH n, r ${CHANGED_ONLY('n')}
SET n = r.props
SET n${labels.map(quoted).join('')}${others.length === 0 ? '' : `\nREMOVE n${others.map(quoted).join('')}`}
RETURN count(n) AS written`;
  return {
    text,
    params: { rows: rows.map(({ rid, fh, props }) => ({ rid, fh, props })) },
    floats: floatsOf(labels, ontology),
  };
}

/**
 * Creates or replaces edges of one type; answers how many it wrote. A start node whose edges changed is touched, which
 * on Memgraph makes two concurrent writers of one edge collide: edges have no uniqueness there.
 */
export function writeEdgesStatement(
  type: string,
  rows: readonly EdgeRow[],
  { ontology }: Meaning,
): Statement {
  const text = `${FENCED}
UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
MERGE (a)-[e${quoted(type)} {eid: r.eid}]->(b)
WITH a, e, r ${CHANGED_ONLY('e')}
SET e = r.props
WITH a, count(e) AS edges
SET a.touched = $stamp
RETURN sum(edges) AS written`;
  const sent = rows.map(({ eid, fh, from, to, props }) => ({ eid, fh, from, to, props }));
  return { text, params: { rows: sent }, floats: floatProperties(ontology.types[type]?.properties ?? {}) };
}

/** Rows of which both ends are there. */
export const endsStatement = (rows: readonly EdgeRow[]): Statement => ({
  text: `UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
RETURN r.eid AS eid ORDER BY eid`,
  params: { rows: rows.map(({ eid, from, to }) => ({ eid, from, to })) },
});

/** Moves edges of one type out of the live graph into history. */
export const retireEdgesStatement = (type: string, rows: readonly RetiredEdge[]): Statement => ({
  text: `${FENCED}
UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
${BOTH_ENDS}
MATCH (a)-[e${quoted(type)} {eid: r.id}]->(b)
${HISTORY}
DELETE e`,
  params: { rows: rows.map(({ id, from, to, record, history }) => ({ id, from, to, record, history })) },
});

/**
 * Moves nodes out of the live graph into history, but none that an edge still holds: one that came since the plan was made
 * is not ours to end.
 */
export const retireNodesStatement = (rows: readonly RetiredNode[]): Statement => ({
  text: `${FENCED}
UNWIND $rows AS r
MATCH (n:Entity {rid: r.id})
WHERE NOT EXISTS { MATCH (n)-[x]-(m) RETURN x }
${HISTORY}
DELETE n`,
  params: { rows: rows.map(({ id, record, history }) => ({ id, record, history })) },
});

/** Marks what should have been retired and is still live. */
export const holdNodesStatement = (rows: readonly RetiredNode[]): Statement => ({
  text: `${FENCED}
UNWIND $rows AS r
MATCH (n:Entity {rid: r.id}) WHERE n.held IS NULL AND n.repo IS NOT NULL
SET n.held = $sequence
RETURN count(n) AS held`,
  params: { rows: rows.map(({ id }) => ({ id })) },
});

export const holdEdgesStatement = (type: string, rows: readonly RetiredEdge[]): Statement => ({
  text: `${FENCED}
UNWIND $rows AS r
MATCH (a:Entity {rid: r.from})
MATCH (b:Entity {rid: r.to})
${BOTH_ENDS}
MATCH (a)-[e${quoted(type)} {eid: r.id}]->(b) WHERE e.held IS NULL
SET e.held = $sequence
RETURN count(e) AS held`,
  params: { rows: rows.map(({ id, from, to }) => ({ id, from, to })) },
});

const HISTORY = `MERGE (h:Record {id: r.record})
SET h += r.history
SET h:Retired`;

/** Labels that a node of these may have had before: second ones, and those of the parts of its family. */
function othersOf(labels: readonly string[], ontology: Meaning['ontology']): readonly string[] {
  const families = labels.filter((label) => ontology.labels[label] !== undefined);
  const parts = new Set(families.flatMap((label) => partsOfFamily(ontology, label)));
  const also = [...parts].flatMap((label) => Object.keys(ontology.labels[label]?.also ?? {}));
  return [...parts, ...also].filter((label) => !labels.includes(label));
}

const floatsOf = (labels: readonly string[], ontology: Meaning['ontology']): readonly string[] =>
  labels.flatMap((label) => floatProperties(ontology.labels[label]?.properties ?? {}));

/** A name can't be a parameter; only what the ontology's own rule for names lets through gets into a text. */
const quoted = (name: string): string => `:\`${Name.parse(name)}\``;
