import { setCurrentDetails, setHandler, upsertMemo, upsertSearchAttributes } from '@temporalio/workflow';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import { attributes } from '../search-attributes.ts';
import { describeProposal } from './describe-proposal.ts';
import { proposalQuery } from './proposal-messages.ts';

/** Decisions that the record keeps; older ones stay in the history and, once, in the graph. */
const KEPT = 100;

/** What people see of a proposal: query answer, memo, search attributes and details, kept together. */
export interface ProposalBoard {
  readonly record: () => ProposalRecord;
  readonly update: (change: Partial<ProposalRecord>) => void;
  readonly judged: (decision: ProposalRecord['decisions'][number]) => void;
  /** Goes on to a state, now. */
  readonly enter: (state: ProposalRecord['state'], change?: Partial<ProposalRecord>) => void;
}

export function openBoard(first: ProposalRecord, approvers: () => readonly string[]): ProposalBoard {
  let record = first;
  setHandler(proposalQuery, () => record, {
    description: 'The proposal, what it would do, and all decisions sent so far',
  });
  const show = (): void => {
    const { proposal, checked, state } = record;
    setCurrentDetails(describeProposal(record, approvers()));
    upsertMemo({
      proposal: proposal.title.slice(0, 500),
      kind: proposal.evidence?.kind ?? '',
      class: checked?.class ?? '',
      proposed_by: proposal.proposed_by.slice(0, 200),
      opened_at: record.opened_at,
    });
    upsertSearchAttributes([
      { key: attributes.phase, value: state },
      { key: attributes.outcome, value: state },
      { key: attributes.ontologyVersion, value: checked?.to ?? '' },
    ]);
  };
  const update = (change: Partial<ProposalRecord>): void => {
    record = { ...record, ...change };
    show();
  };
  show();
  return {
    record: () => record,
    update,
    judged: (decision) => update({ decisions: [...record.decisions, decision].slice(-KEPT) }),
    enter: (state, change = {}) => update({ ...change, state, since: new Date().toISOString() }),
  };
}
