import { patched } from '@temporalio/workflow';
import type { Decision } from '../../schemas/ontology-change.ts';
import type { DecisionFate, JudgedDecision } from '../../schemas/proposal-record.ts';
import { proposals } from '../activity-options.ts';
import { applyInTurn } from './apply-change.ts';
import { applyInOrder } from './apply-in-order.ts';
import { type ProposalCase, troubleOf } from './proposal-case.ts';
import type { Letter } from './proposal-inbox.ts';

/** Letters that one activity judges; more come in the next round. */
const BATCH = 200;

/** Proposals that were being applied before there was a queue go on without it. */
const IN_ORDER = 'first approved, first applied';

type Fate = Pick<JudgedDecision, 'fate' | 'detail'>;

/** Has the letters judged and does what counts, one after the other: what the first decides may make the next one late. */
export async function decideLetters(work: ProposalCase, letters: readonly Letter[]): Promise<void> {
  for (let from = 0; from < letters.length; from += BATCH)
    await decideBatch(work, letters.slice(from, from + BATCH));
  await work.keep(letters.flatMap(({ answer }) => answer ?? []));
}

async function decideBatch({ board, ...work }: ProposalCase, letters: readonly Letter[]): Promise<void> {
  const { state, decisions } = board.record();
  const sent = letters.map(({ raw, at }) => ({ raw: raw ?? null, at }));
  const { judgements } = await proposals.judgeDecisions({ sent, state, decisions });
  for (const [at, letter] of letters.entries()) {
    const judgement = judgements[at];
    if (judgement === undefined) continue;
    const { judged, decision } = judgement;
    const fate = decision === null ? {} : await act({ board, ...work }, decision, letter.at);
    letter.answer = { ...judged, ...fate };
    board.judged(letter.answer);
  }
}

async function act(work: ProposalCase, decision: Decision, at: string): Promise<Fate> {
  const { state } = work.board.record();
  if (state !== 'open') return { fate: 'late', detail: `the proposal is ${state}` };
  return verdicts[decision.verdict](work, decision, at);
}

const verdicts: Readonly<
  Record<Decision['verdict'], (work: ProposalCase, decision: Decision, at: string) => Promise<Fate>>
> = {
  approve,
  amend,
  reject: async ({ board }) => {
    board.enter('rejected');
    return { fate: 'counted', detail: 'rejected' };
  },
};

async function amend({ board, check }: ProposalCase, { steps }: Decision): Promise<Fate> {
  const { proposal } = board.record();
  board.enter('open', {
    proposal: { ...proposal, steps: steps ?? proposal.steps },
    amended: true,
    reminders: 0,
    checked: null,
  });
  await check();
  const { checked, trouble } = board.record();
  const breaks = checked?.breaks ?? [];
  const told = checked === null ? (trouble ?? '') : `${checked.class}, ${listOf(breaks)}`;
  return { fate: 'counted', detail: `steps replaced: ${told}`.slice(0, 4_000) };
}

/** The check is made once more, against the ontology as it stands when this change has its turn. */
async function approve({ board }: ProposalCase, decision: Decision, at: string): Promise<Fate> {
  const { by, why, accept_answers } = decision;
  const { proposal } = board.record();
  board.enter('applying');
  try {
    const accepting = accept_answers === undefined ? {} : { accept_answers };
    const input = { proposal, approved_by: by, why, ...accepting };
    const { checked, applied } = patched(IN_ORDER) ? await applyInOrder(input, at) : await applyInTurn(input);
    if (applied === null) {
      board.enter('open', { checked, trouble: null });
      return breaking(checked.breaks);
    }
    board.enter(checked.impact.kinds.length > 0 ? 'backfilling' : 'applied', { checked, applied });
    return {
      fate: 'counted',
      detail: `applied: version ${applied.from} to ${applied.to}, migration ${applied.migration}`,
    };
  } catch (error) {
    board.enter('open');
    return { fate: 'failed', detail: troubleOf(error) };
  }
}

const breaking = (breaks: readonly string[]): { fate: DecisionFate; detail: string } => ({
  fate: 'breaks',
  detail: `not applied, the proposal goes on waiting: ${listOf(breaks)}`.slice(0, 4_000),
});

const listOf = (breaks: readonly string[]): string =>
  breaks.length === 0 ? 'nothing breaks' : `it would break: ${breaks.join('; ')}`;

/** A policy speaks like a person, by its own name; what it cannot carry through is left to people. */
export async function decideByPolicy(work: ProposalCase, policy: string): Promise<void> {
  const decision: Decision = { verdict: 'approve', by: `policy ${policy}`, why: 'harmless by the settings' };
  const at = new Date().toISOString();
  const { verdict, by, why } = decision;
  const judged = { verdict, by, why, at, ...(await act(work, decision, at)) };
  work.board.judged(judged);
  await work.keep([judged]);
}
