import { Context, log } from '@temporalio/activity';
import type { CheckedChange, Evidence, Proposal } from '../../schemas/ontology-change.ts';
import { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Settings } from '../../schemas/settings.ts';
import { type ReadOntologyState, ruledKinds } from './core.ts';
import { type Judgement, type JudgeQuestion, judgeDecisions } from './judge-decisions.ts';
import { addEvidence, type EvidenceByRepo, sumEvidence } from './merge-evidence.ts';
import { findPolicy } from './policies.ts';
import { durationMs } from './duration.ts';
import { type ProposeDependencies, proposeFromRun } from './propose-from-run.ts';
import { suggest } from './suggest.ts';

export interface ProposalDependencies extends ProposeDependencies {
  readonly settings: Pick<Settings, 'approvers' | 'proposals'>;
  readonly readState: ReadOntologyState;
  /** Keeps a record in the graph and as a file. */
  readonly keep: (record: ProposalRecord) => Promise<void>;
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

export type ProposalActivities = ReturnType<typeof createProposalActivities>;

/** What the workflows about changes of the ontology know by themselves not how to do. */
export function createProposalActivities(tools: ProposalDependencies) {
  const { settings, readState, keep } = tools;
  return {
    proposeFromRun: ({ run }: { readonly run: RunRef }) =>
      proposeFromRun(tools, run, () => Context.current().cancellationSignal.throwIfAborted()),
    judgeDecisions: async (question: JudgeQuestion): Promise<{ readonly judgements: readonly Judgement[] }> => ({
      judgements: judgeDecisions(question, settings.approvers),
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
    mergeEvidence: async ({ proposal, amended, known, more }: MergeRequest) => {
      const evidence = addEvidence(known, more);
      const kind = proposal.evidence?.kind ?? more[0]?.kind;
      if (kind === undefined) return { evidence, proposal };
      const sum = sumEvidence(kind, evidence);
      if (amended || proposal.evidence === null) return { evidence, proposal: { ...proposal, evidence: sum } };
      return { evidence, proposal: suggest(proposal.id, sum, ruledKinds(await readState()).get(kind) ?? null) };
    },
    recordProposal: async ({ record }: { readonly record: ProposalRecord }): Promise<void> =>
      keep(ProposalRecord.parse(record)),
    remindOfProposal: async ({ record }: { readonly record: ProposalRecord }) => {
      const { id, title } = record.proposal;
      log.warn('a proposal waits for a decision', { proposal: id, title, reminders: record.reminders });
      return { reminders: record.reminders };
    },
  };
}
