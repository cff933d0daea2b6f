import { Context, log } from '@temporalio/activity';
import type { Staging } from '../../adapters/staging/staging.ts';
import type { CheckedChange, Evidence, Proposal } from '../../schemas/ontology-change.ts';
import { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Settings } from '../../schemas/settings.ts';
import { durationMs } from './duration.ts';
import { type FaultOfSteps, type Judgement, type JudgeQuestion, judgeDecisions } from './judge-decisions.ts';
import { addEvidence, type EvidenceByRepo, sumEvidence } from './merge-evidence.ts';
import { findPolicy } from './policies.ts';
import { type ProposeDependencies, proposeKinds } from './propose-kinds.ts';
import { seeKinds } from './see-kinds.ts';
import { suggest } from './suggest.ts';

export interface ProposalDependencies extends ProposeDependencies {
  readonly settings: Pick<Settings, 'approvers' | 'proposals'>;
  /** By the ontology as it stands when it is asked. */
  readonly readFaultOfSteps: () => Promise<FaultOfSteps>;
}

/** Keeps a record where people and deployments find it. */
export type KeepProposal = (record: ProposalRecord) => Promise<void>;

export type SightingActivities = ReturnType<typeof createSightingActivities>;
export type ProposalActivities = ReturnType<typeof createProposalActivities>;
export type ProposalRecordActivities = ReturnType<typeof createProposalRecordActivities>;

/** Where the staged items are. */
export const createSightingActivities = ({ staging }: { readonly staging: Staging }) => ({
  seeKinds: ({ run }: { readonly run: RunRef }) => {
    const { heartbeat, cancellationSignal } = Context.current();
    return seeKinds(staging, run, () => {
      cancellationSignal.throwIfAborted();
      heartbeat();
    });
  },
});

/** Where the graph is written. */
export const createProposalRecordActivities = ({ keep }: { readonly keep: KeepProposal }) => ({
  /** `judged` are the decisions that are new in it, for the metrics. */
  recordProposal: async ({ record }: KeepRequest): Promise<void> => keep(ProposalRecord.parse(record)),
});

interface KeepRequest {
  readonly record: ProposalRecord;
  readonly judged?: ProposalRecord['decisions'];
}

interface Ruling {
  readonly proposal: Proposal;
  readonly checked: CheckedChange | null;
}

interface MergeRequest {
  readonly proposal: Proposal;
  readonly amended: boolean;
  readonly known: EvidenceByRepo;
  readonly more: readonly Evidence[];
}

const bringsSteps = ({ raw }: JudgeQuestion['sent'][number]): boolean =>
  typeof raw === 'object' && raw !== null && 'steps' in raw;

/** What the workflow of a proposal does not know by itself. */
export function createProposalActivities(tools: ProposalDependencies) {
  const { settings, readState, readFaultOfSteps } = tools;
  return {
    proposeKinds: ({ seen }: { readonly seen: readonly Evidence[] }) => proposeKinds(tools, seen),
    judgeDecisions: async (
      question: JudgeQuestion,
    ): Promise<{ readonly judgements: readonly Judgement[] }> => ({
      judgements: judgeDecisions(
        question,
        settings.approvers,
        // Where nobody brings steps, the graph need not be there.
        question.sent.some(bringsSteps) ? await readFaultOfSteps() : () => null,
      ),
    }),
    /** How long to wait, and which policy approves the change by itself. */
    askRules: async ({ proposal, checked }: Ruling) => ({
      remind_after_ms: durationMs(settings.proposals.remind_after),
      expire_after_ms: durationMs(settings.proposals.expire_after),
      approvers: settings.approvers,
      policy:
        checked === null
          ? null
          : findPolicy(settings.proposals.policies, { proposal, checked, state: await readState() }),
    }),
    /** Steps that a person laid down stay; those that followed from the evidence follow from all of it. */
    mergeEvidence: async ({ proposal, amended, known, more }: MergeRequest) => {
      const evidence = addEvidence(known, more);
      const kind = proposal.evidence?.kind ?? more[0]?.kind;
      if (kind === undefined) return { evidence, proposal };
      const sum = sumEvidence(kind, evidence);
      if (amended || proposal.evidence === null)
        return { evidence, proposal: { ...proposal, evidence: sum } };
      const { kinds, labels } = await readState();
      const rule = kinds.find((one) => one.kind === kind) ?? null;
      return { evidence, proposal: suggest(proposal.id, sum, { rule, labels }) };
    },
    remindOfProposal: async ({ record }: { readonly record: ProposalRecord }) => {
      const { id, title } = record.proposal;
      log.warn('a proposal waits for a decision', { proposal: id, title, reminders: record.reminders });
      return { reminders: record.reminders };
    },
  };
}
