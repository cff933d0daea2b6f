import { recordId } from '../../ontology/identity.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { Graph } from './graph.ts';

/** What the graph keeps of proposals to change what it means: records, no facts, and in no hash. */
export interface ProposalRecords {
  readonly keep: (record: ProposalRecord) => Promise<void>;
  /** Null when there is none. */
  readonly find: (id: string) => Promise<ProposalRecord | null>;
  /** All that were ever opened, by the time of opening and id. */
  readonly list: () => Promise<readonly ProposalRecord[]>;
}

const KEEP = `MERGE (p:Record {id: $id}) SET p += $props, p:Proposal`;
const FIND = 'MATCH (p:Record {id: $id}) RETURN p.record AS record';
const LIST = `MATCH (p:Record) WHERE p.id >= $low AND p.id < $high
RETURN p.record AS record, p.opened_at AS opened_at, p.id AS id ORDER BY opened_at, id LIMIT 10000`;
const AFTER = 'proposal}';

export function createProposalRecords(graph: Pick<Graph, 'read' | 'write'>): ProposalRecords {
  return {
    keep: async (record) => {
      const { proposal, checked, applied } = record;
      const props = {
        proposal: proposal.id,
        title: proposal.title,
        state: record.state,
        class: checked?.class ?? null,
        kind: proposal.evidence?.kind ?? null,
        proposed_by: proposal.proposed_by,
        approved_by: applied?.approved_by ?? null,
        version: applied?.to ?? null,
        opened_at: record.opened_at,
        since: record.since,
        record: canonicalJson(record),
      };
      await graph.write([{ text: KEEP, params: { id: recordId('proposal', proposal.id), props } }]);
    },
    find: async (id) => {
      const [row] = await graph.read({ text: FIND, params: { id: recordId('proposal', id) } });
      return row === undefined ? null : ProposalRecord.parse(JSON.parse(String(row['record'])));
    },
    list: async () => {
      const rows = await graph.read({ text: LIST, params: { low: recordId('proposal', ''), high: AFTER } });
      return rows.map(({ record }) => ProposalRecord.parse(JSON.parse(String(record))));
    },
  };
}
