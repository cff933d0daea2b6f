import {
  ActivityFailure,
  ApplicationFailure,
  ChildWorkflowFailure,
  isCancellation,
} from '@temporalio/workflow';
import type { Evidence, Proposal } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import { ontologyChange, proposalRecords, proposals } from '../activity-options.ts';
import { openBoard, type ProposalBoard } from './proposal-board.ts';
import type { ChangeOntologyInput, ProposalMemory } from './proposal-messages.ts';

/** A proposal while it is being worked on: what people see, and what is known beside that. */
export interface ProposalCase {
  readonly board: ProposalBoard;
  readonly memory: () => ProposalMemory;
  /** Takes in what runs have seen; checks again where other steps follow from it. */
  readonly learn: (more: readonly Evidence[]) => Promise<void>;
  /** Finds out what the steps would do today, and keeps the record. */
  readonly check: () => Promise<void>;
  /** Milliseconds to wait, and the policy that approves these steps, once for each steps. */
  readonly consult: () => Promise<Rules>;
  /** Keeps the record; new decisions are named so that they are counted once. */
  /** Whether the rules were asked about other steps than those of now. */
  readonly hasNewSteps: () => boolean;
  readonly keep: (judged?: ProposalRecord['decisions']) => Promise<void>;
}

export interface Rules {
  readonly remind_after_ms: number;
  readonly expire_after_ms: number;
  readonly policy: string | null;
}

export function openCase({ proposal, so_far }: ChangeOntologyInput): ProposalCase {
  let evidence = so_far?.evidence ?? {};
  let ruled = so_far?.ruled ?? null;
  let approvers: readonly string[] = [];
  const board = openBoard(so_far?.record ?? newRecord(proposal), () => approvers);
  const keep = (judged: ProposalRecord['decisions'] = []): Promise<void> =>
    proposalRecords.recordProposal({ record: board.record(), judged });
  const check = async (): Promise<void> => {
    board.update(await checkNow(board.record().proposal));
    await keep();
  };
  return {
    board,
    keep,
    check,
    hasNewSteps: () => ruled !== spelled(board.record().proposal),
    memory: () => ({ record: board.record(), evidence, ruled }),
    learn: async (more) => {
      const { proposal: before, amended } = board.record();
      const merged = await proposals.mergeEvidence({ proposal: before, amended, known: evidence, more });
      evidence = merged.evidence;
      board.update({ proposal: merged.proposal });
      if (spelled(before) === spelled(merged.proposal)) await keep();
      else await check();
    },
    consult: async () => {
      const { proposal: now, checked } = board.record();
      const rules = await proposals.askRules({ proposal: now, checked });
      approvers = rules.approvers;
      board.update({});
      const isNew = ruled !== spelled(now);
      ruled = spelled(now);
      return { ...rules, policy: isNew ? rules.policy : null };
    },
  };
}

const spelled = ({ steps }: Proposal): string => JSON.stringify(steps);

function newRecord(proposal: Proposal): ProposalRecord {
  const now = new Date().toISOString();
  return {
    state: 'open',
    proposal,
    amended: false,
    opened_at: now,
    since: now,
    reminders: 0,
    checked: null,
    trouble: null,
    decisions: [],
    applied: null,
    backfill: null,
  };
}

/** A change that cannot even be checked waits all the same: people see why and amend or reject it. */
async function checkNow(proposal: Proposal): Promise<Pick<ProposalRecord, 'checked' | 'trouble'>> {
  try {
    return { checked: await ontologyChange.checkChange({ proposal }), trouble: null };
  } catch (error) {
    return { checked: null, trouble: troubleOf(error) };
  }
}

/** Why an activity or child came to nothing, in a line; cancelling goes through. */
export function troubleOf(error: unknown): string {
  if (isCancellation(error)) throw error;
  const cause = rootOf(error);
  const name = cause instanceof ApplicationFailure && cause.type ? `${cause.type}: ` : '';
  return `${name}${cause instanceof Error ? cause.message : String(cause)}`.slice(0, 2_000);
}

const rootOf = (error: unknown): unknown =>
  error instanceof ActivityFailure || error instanceof ChildWorkflowFailure ? rootOf(error.cause) : error;
