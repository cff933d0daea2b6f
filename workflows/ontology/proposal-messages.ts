import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Decision, Evidence, Proposal } from '../../schemas/ontology-change.ts';
import type { JudgedDecision, ProposalRecord } from '../../schemas/proposal-record.ts';
import type { ApplyEnding } from './apply-change.ts';

/** Input of ChangeOntology, under the id `ontology:<proposal id>`: `{ "proposal": … }`. */
export interface ChangeOntologyInput {
  readonly proposal: Proposal;
  readonly trace_id?: string;
  /** Carried over by continue-as-new. */
  readonly so_far?: ProposalMemory;
}

/** What the workflow knows beyond the record that people see. */
export interface ProposalMemory {
  readonly record: ProposalRecord;
  /** What each repository's newest run has shown, by repository. */
  readonly evidence: Readonly<Record<string, Evidence>>;
  /** Steps for which the rules were asked already, as text. */
  readonly ruled: string | null;
}

/** A change that was approved. */
export interface ApplyChangeInput {
  readonly proposal: Proposal;
  readonly approved_by: string;
  readonly why: string;
  readonly accept_answers?: Decision['accept_answers'];
}

/** A place in the queue of approved changes. */
export interface ApplyTurn {
  /** Told back with the verdict; who joins twice has one place. */
  readonly ticket: string;
  /** Id of the workflow that is told. */
  readonly asker: string;
  readonly approved_at: string;
  readonly input: ApplyChangeInput;
}

/** What became of a change that had its turn: what was found and done, or why that failed. */
export interface ApplyVerdict {
  readonly ticket: string;
  readonly ending: ApplyEnding | null;
  readonly trouble: string | null;
}

export const proposalWorkflowId = (id: string): string => `ontology:${id}`;

/** Sent by people, also from the Web UI: `{"verdict": "approve", "by": "…", "why": "…"}`. */
export const decideSignal = defineSignal<[Decision]>('decide');
/** Sent by runs that saw more of the same. */
export const evidenceSignal = defineSignal<[Evidence]>('evidence');
/** Between proposals and the queue of approved changes. */
export const applySignal = defineSignal<[ApplyTurn]>('apply');
export const verdictSignal = defineSignal<[ApplyVerdict]>('applied');
export const decideNow = defineUpdate<JudgedDecision, [Decision]>('decide_now');
export const proposalQuery = defineQuery<ProposalRecord>('proposal');
