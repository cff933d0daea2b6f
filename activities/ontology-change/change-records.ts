import type { Graph, Statement } from '../../adapters/memgraph/graph.ts';
import { changeChecksum, changeText } from '../../ontology/changes/meaning-of.ts';
import { recordId } from '../../ontology/identity.ts';
import { AppliedChange } from '../../schemas/ontology-change.ts';

/** Ids of these records begin alike: a range of ids, which both servers read from the index. */
const CHANGES = `MATCH (c:Record) WHERE c.id >= $low AND c.id < $high
RETURN c.text AS text, c.number AS number ORDER BY number LIMIT 100000`;

/** Applied changes as the graph keeps them, in order. */
export async function readChanges(graph: Pick<Graph, 'read'>): Promise<readonly AppliedChange[]> {
  const params = { low: recordId('ontology-change', ''), high: 'ontology-change}' };
  const rows = await graph.read({ text: CHANGES, params });
  return rows.map(({ text }) => AppliedChange.parse(JSON.parse(String(text))));
}

/** Keeps a change; one that is there already stays as it is. */
export const recordChange = (change: AppliedChange): Statement => ({
  text: `MERGE (c:Record {id: $id})
ON CREATE SET c += $props, c:OntologyChange
RETURN c.checksum AS checksum`,
  params: {
    id: recordId('ontology-change', String(change.number).padStart(4, '0')),
    props: {
      number: change.number,
      proposal: change.proposal.id,
      version: change.to,
      checksum: changeChecksum(change),
      text: changeText(change),
    },
  },
});
