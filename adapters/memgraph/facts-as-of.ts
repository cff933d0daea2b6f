import { recordId } from '../../ontology/identity.ts';
import { shippedMeaning, unanchoredTypes } from '../../ontology/meaning.ts';
import { Name } from '../../ontology/ontology-schema.ts';
import type { AsOf, EdgeThen, FactsThen, NameThen, NodeThen } from '../../queries/as-of.ts';
import { Failure } from '../../schemas/failures.ts';
import type { Row } from './graph.ts';
import { runId } from './run-records.ts';

/** Sends a statement with params. */
type Read = (text: string, params: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

/** Facts of a repository as one of its runs left them. Throws NoSuchRun when the graph holds no such run. */
export async function readFactsAsOf(
  read: Read,
  repo: string,
  sequence: number,
  { families, types }: Pick<AsOf, 'families' | 'types'>,
): Promise<FactsThen> {
  const run = runId(sequence);
  if ((await read(RUN, { id: recordId('run', repo, run) })).length === 0)
    throw new Failure('NoSuchRun', `${repo} has no written run ${sequence}`);
  const params = { repo, run, sequence, families };
  const live = { nodes: await liveNodes(read, params), edges: await liveEdges(read, types, params) };
  const closed = (await read(CLOSED, params)).map(closedFact);
  return {
    nodes: [...live.nodes, ...closed.filter(isNode).filter(({ family }) => families.includes(family))],
    edges: [...live.edges, ...closed.filter(isEdge).filter(({ type }) => types.includes(type))],
  };
}

interface Params extends Row {
  readonly families: readonly string[];
}

const liveNodes = async (read: Read, params: Params): Promise<readonly NodeThen[]> =>
  params.families.length === 0 ? [] : (await read(NODES, params)).map(liveNode);

async function liveEdges(read: Read, types: readonly string[], params: Params): Promise<readonly EdgeThen[]> {
  const edges: EdgeThen[] = [];
  for (const type of types) {
    for (const text of unanchored.includes(type) ? [anywhere(type)] : [outOf(type), intoFromShared(type)])
      edges.push(...(await read(text, params)).map((row) => liveEdge(type, row)));
  }
  return edges;
}

/** A closed version: of an edge when it has two ends. */
function closedFact({ type, ends, properties }: Row): NodeThen | EdgeThen {
  const props = JSON.parse(String(properties)) as Row;
  const [from, to] = (ends as string[]).map(splitName) as [NameThen, NameThen?];
  return to === undefined ? { ...from, props } : { type: String(type), from, to, props };
}

const isEdge = (fact: NodeThen | EdgeThen): fact is EdgeThen => 'from' in fact;
const isNode = (fact: NodeThen | EdgeThen): fact is NodeThen => !isEdge(fact);

const liveNode = ({ props }: Row): NodeThen => {
  const { family, key } = props as Row;
  return { ...nameThen(family, key), props: props as Row };
};

const liveEdge = (type: string, row: Row): EdgeThen => ({
  type,
  from: nameThen(row['from_family'], row['from_key']),
  to: nameThen(row['to_family'], row['to_key']),
  props: row['props'] as Row,
});

function splitName(text: string): NameThen {
  const bar = text.indexOf('|');
  return nameThen(text.slice(0, bar), text.slice(bar + 1));
}

/** A family that is no longer in the ontology is one that no query asks for. */
const nameThen = (family: unknown, key: unknown): NameThen =>
  ({ family: String(family), key: String(key) }) as NameThen;

/** Queries speak of the shipped ontology; a change that takes a type from them is not approved. */
const unanchored = unanchoredTypes(shippedMeaning);

const RUN = 'MATCH (r:Record {id: $id}) RETURN r.run AS run ORDER BY run LIMIT 1';

const OWN = 'MATCH (n:Entity) WHERE n.repo = $repo';

const NODES = `${OWN} AND n.family IN $families AND n.run <= $run
RETURN properties(n) AS props ORDER BY n.rid`;

const FROM_A_TO_B = `RETURN a.family AS from_family, a.key AS from_key, b.family AS to_family, b.key AS to_key,
  properties(e) AS props ORDER BY e.eid`;

const outOf = (type: string): string => `${OWN}
MATCH (n)-[e:${quoted(type)}]->(b:Entity) WHERE e.repo = $repo AND e.run <= $run
WITH n AS a, e, b
${FROM_A_TO_B}`;

const intoFromShared = (type: string): string => `${OWN}
MATCH (n)<-[e:${quoted(type)}]-(a:Entity) WHERE e.repo = $repo AND a.repo IS NULL AND e.run <= $run
WITH a, e, n AS b
${FROM_A_TO_B}`;

// Ends without label, so that both servers start at the index of the edges.
const anywhere = (
  type: string,
): string => `MATCH (a)-[e:${quoted(type)}]->(b) WHERE e.repo = $repo AND e.run <= $run
${FROM_A_TO_B}`;

const CLOSED = `MATCH (h:Retired) WHERE h.repo = $repo AND h.from_seq <= $sequence AND h.to_seq > $sequence
RETURN h.type AS type, h.ends AS ends, h.properties AS properties ORDER BY h.id`;

const quoted = (name: string): string => `\`${Name.parse(name)}\``;
