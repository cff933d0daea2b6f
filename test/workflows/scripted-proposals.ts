import type { ApplyRequest } from '../../activities/ontology-change/apply-change.ts';
import type { CheckRequest } from '../../activities/ontology-change/check-change.ts';
import {
  type Judgement,
  type JudgeQuestion,
  judgeDecisions,
} from '../../activities/proposals/judge-decisions.ts';
import { addEvidence, sumEvidence } from '../../activities/proposals/merge-evidence.ts';
import { suggest } from '../../activities/proposals/suggest.ts';
import type { AppliedChange, CheckedChange, Evidence, Proposal } from '../../schemas/ontology-change.ts';
import { ProposalRecord } from '../../schemas/proposal-record.ts';
import { answers, type Script } from './scripted-fleet.ts';

export const APPROVER = 'ada@example.com';
const NEW = { rule: null, labels: [] };
const DAY = 24 * 60 * 60 * 1000;

export const evidenceOf = (
  repo: string,
  fields: readonly string[] = ['name'],
  kind = 'open/data-contract',
): Evidence => ({
  kind,
  items: { [repo]: 2 },
  examples: [{ repo, path: 'contracts/orders.yaml', lines: [1, 9] }],
  fields: Object.fromEntries(
    fields.map((field) => [field, { type: 'string', given: 2, distinct: 2, example: 'orders' }]),
  ),
});

export const proposalOf = (id: string, repo = 'example.com/a'): Proposal =>
  suggest(id, evidenceOf(repo), NEW);

/**
 * Everything that a proposal asks for but the graph: judged and merged by the real code, applied to a list. `breaking` says
 * what a change would break given those applied before.
 */
export function proposalScript(
  options: {
    readonly breaking?: (proposal: Proposal, applied: readonly AppliedChange[]) => readonly string[];
    /** Queries that answer otherwise after a change. */
    readonly changing?: (proposal: Proposal) => readonly string[];
    readonly policy?: (proposal: Proposal) => string | null;
    readonly remind_after_ms?: number;
    readonly expire_after_ms?: number;
  } = {},
) {
  const applied: AppliedChange[] = [];
  const kept: ProposalRecord[] = [];
  const checks: Proposal[] = [];
  const reminded: string[] = [];
  const together = { now: 0, most: 0 };
  const versionNow = (): string => applied.at(-1)?.to ?? '0.3.0';
  const check = ({ proposal, accept_answers = [] }: CheckRequest): CheckedChange => ({
    class: 'minor',
    from: versionNow(),
    to: versionNow().replace(/\d+\.\d+$/, (end) => `${Number(end.split('.')[0]) + 1}.0`),
    breaks: [
      ...(options.breaking?.(proposal, applied) ?? []),
      ...(options.changing?.(proposal) ?? []).filter((query) => !accept_answers.includes(query)),
    ],
    impact: { kinds: proposal.evidence === null ? [] : [proposal.evidence.kind], labels: [], types: [] },
    migration: '',
  });
  const script = {
    ...answers('example.com/unused'),
    checkChange: async (request: CheckRequest) => {
      checks.push(request.proposal);
      return check(request);
    },
    applyChange: async (request: ApplyRequest) => {
      together.now += 1;
      together.most = Math.max(together.most, together.now);
      await new Promise((resolve) => setTimeout(resolve, 20));
      together.now -= 1;
      const { proposal, checked, approved_by, why, accept_answers } = request;
      const { from, to } = checked;
      const number = applied.length + 1;
      const change: AppliedChange = {
        number,
        proposal,
        from,
        to,
        class: 'minor',
        approved_by,
        why,
        ...(accept_answers === undefined ? {} : { accepted_answers: accept_answers }),
        migration: `${number}`,
      };
      applied.push(change);
      return change;
    },
    settleChange: async () => ({ verified: 0 }),
    judgeDecisions: async (question: JudgeQuestion): Promise<{ judgements: readonly Judgement[] }> => ({
      judgements: judgeDecisions(question, [APPROVER], () => null),
    }),
    askRules: async ({ proposal }: { proposal: Proposal }) => ({
      remind_after_ms: options.remind_after_ms ?? 2 * DAY,
      expire_after_ms: options.expire_after_ms ?? 7 * DAY,
      approvers: [APPROVER],
      policy: options.policy?.(proposal) ?? null,
    }),
    mergeEvidence: async (request: {
      proposal: Proposal;
      amended: boolean;
      known: never;
      more: Evidence[];
    }) => {
      const evidence = addEvidence(request.known, request.more);
      const sum = sumEvidence(request.proposal.evidence?.kind ?? '', evidence);
      return {
        evidence,
        proposal: request.amended
          ? { ...request.proposal, evidence: sum }
          : suggest(request.proposal.id, sum, NEW),
      };
    },
    recordProposal: async ({ record }: { record: ProposalRecord }) => {
      kept.push(ProposalRecord.parse(record));
    },
    remindOfProposal: async ({ record }: { record: ProposalRecord }) => {
      reminded.push(record.proposal.id);
      return { reminders: record.reminders };
    },
  } as unknown as Script;
  return { script, applied, kept, checks, reminded, together };
}
