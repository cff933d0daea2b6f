import { z } from 'zod';
import { AcceptedAnswers, AppliedChange, CheckedChange, Proposal } from './ontology-change.ts';

/** What a proposal is at: `open` waits for people; the last three are ends. */
export const ProposalState = z.enum(['open', 'applying', 'backfilling', 'applied', 'rejected', 'expired']);
export type ProposalState = z.infer<typeof ProposalState>;

/** What became of a decision that was sent. All but `counted` changed nothing. */
export const DecisionFate = z.enum([
  'counted',
  'invalid',
  'unknown-approver',
  'duplicate',
  'late',
  'breaks',
  'failed',
]);
export type DecisionFate = z.infer<typeof DecisionFate>;

/** A decision as it was sent, cut to what is worth keeping, and what became of it. */
export const JudgedDecision = z.strictObject({
  verdict: z.string().max(50),
  by: z.string().max(200),
  why: z.string().max(2_000),
  accept_answers: AcceptedAnswers.optional(),
  /** When the workflow took it in, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  fate: DecisionFate,
  /** For people: why it was refused, or what it did. */
  detail: z.string().max(4_000),
});
export type JudgedDecision = z.infer<typeof JudgedDecision>;

/** How the mapping of staged items after a change ended. */
const Backfilled = z.strictObject({
  repositories: z.int().nonnegative(),
  created: z.strictObject({ nodes: z.int().nonnegative(), edges: z.int().nonnegative() }),
  changed: z.int().nonnegative(),
  /** By how a repository's part ended. */
  outcomes: z.record(z.string(), z.int().nonnegative()),
});

/** All that is known of a proposal: answer of its workflow's query, file of `proposals/`, record of the graph. */
export const ProposalRecord = z.strictObject({
  state: ProposalState,
  proposal: Proposal,
  /** Steps are those that a person laid down, no longer those that follow from the evidence. */
  amended: z.boolean(),
  opened_at: z.iso.datetime(),
  /** When the state was reached. */
  since: z.iso.datetime(),
  reminders: z.int().nonnegative(),
  /** What applying it would do today; null where that could not be found out. */
  checked: CheckedChange.nullable(),
  /** Why it could not be checked, or could be applied but not mapped again. */
  trouble: z.string().nullable(),
  /** In the order in which they came; the last 100. */
  decisions: z.array(JudgedDecision).max(100),
  applied: AppliedChange.nullable(),
  backfill: Backfilled.nullable(),
});
export type ProposalRecord = z.infer<typeof ProposalRecord>;
