import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  patched,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import { ontologyChange, proposals } from '../activity-options.ts';
import { backfillImpact } from './backfill-impact.ts';
import { decideByPolicy, decideLetters } from './decide-letters.ts';
import { openCase, type ProposalCase, type Rules, troubleOf } from './proposal-case.ts';
import { type Inbox, openInbox } from './proposal-inbox.ts';
import { type ChangeOntologyInput, proposalWorkflowId } from './proposal-messages.ts';

/** Events after which a waiting proposal begins a fresh history; the server ends one of fifty thousand. */
const MOST_EVENTS = 500;

/**
 * One proposal from its opening to its end: waits, for weeks if need be, until a configured approver decides by the signal
 * `decide`, then has the change applied in its turn and maps what it touches again. What is sent is judged by an activity
 * and kept with its fate, whether it counted or not.
 */
export async function ChangeOntology(input: ChangeOntologyInput): Promise<ProposalRecord> {
  const inbox = openInbox();
  checkInput(input);
  const work = openCase(input);
  if (input.so_far === undefined) await work.check();
  await waitForDecision(input, work, inbox);
  if (work.board.record().state === 'backfilling') await backfillAndAnswer(work, inbox);
  await work.keep();
  // What came while the end was being written is answered too, so that no sender waits for ever.
  while (inbox.hasMail()) await answerLate(work, inbox);
  await condition(allHandlersFinished);
  return work.board.record();
}

function checkInput({ proposal }: ChangeOntologyInput): void {
  if (typeof proposal?.id === 'string' && workflowInfo().workflowId === proposalWorkflowId(proposal.id))
    return;
  throw ApplicationFailure.nonRetryable('start it by ./fresh ontology propose --file <proposal>', 'BadInput');
}

async function waitForDecision(input: ChangeOntologyInput, work: ProposalCase, inbox: Inbox): Promise<void> {
  const { board } = work;
  let rules = await work.consult();
  while (board.record().state === 'open') {
    if (rules.policy !== null) await decideByPolicy(work, rules.policy);
    if (board.record().state !== 'open') return;
    rules = { ...rules, policy: null };
    const isMail = await condition(
      inbox.hasMail,
      Math.max(1, nextMoment(board.record(), rules) - Date.now()),
    );
    if (isMail) await readMail(work, inbox);
    else await lookAtClock(work, rules);
    // Settings may have changed since the last look at the clock, and other steps may be what a policy lets through.
    if (board.record().state === 'open' && (!isMail || work.hasNewSteps())) rules = await work.consult();
    if (isLong() && board.record().state === 'open' && !inbox.hasMail() && allHandlersFinished())
      await continueAsNew<typeof ChangeOntology>({
        ...input,
        proposal: board.record().proposal,
        so_far: work.memory(),
      });
  }
}

const isLong = (): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > MOST_EVENTS;
};

async function readMail(work: ProposalCase, inbox: Inbox): Promise<void> {
  const evidence = inbox.takeEvidence();
  if (evidence.length > 0) await work.learn(evidence);
  const letters = inbox.takeLetters();
  if (letters.length > 0) await decideLetters(work, letters);
}

const expiryOf = ({ since }: ProposalRecord, { expire_after_ms }: Rules): number =>
  Date.parse(since) + expire_after_ms;

/** The next reminder, or the expiry when that comes first. */
function nextMoment(record: ProposalRecord, rules: Rules): number {
  const reminder = Date.parse(record.since) + rules.remind_after_ms * (record.reminders + 1);
  return Math.min(reminder, expiryOf(record, rules));
}

async function lookAtClock({ board, keep }: ProposalCase, rules: Rules): Promise<void> {
  const record = board.record();
  const now = Date.now();
  if (now >= expiryOf(record, rules)) {
    board.enter('expired');
    return;
  }
  if (now < nextMoment(record, rules)) return;
  board.update({ reminders: record.reminders + 1 });
  await proposals.remindOfProposal({ record: board.record() });
  await keep();
}

/** The change stands; what comes in while its facts are being written is late, and told so at once. */
async function backfillAndAnswer(work: ProposalCase, inbox: Inbox): Promise<void> {
  const { board } = work;
  await work.keep();
  let isDone = false;
  const backfill = backfillImpact(board.record().checked?.impact.kinds ?? [])
    .then(
      async (done) => ({ backfill: done, trouble: await settle(board.record()) }),
      (error) => ({ trouble: `the backfill failed, ./fresh backfill does it again: ${troubleOf(error)}` }),
    )
    .finally(() => {
      isDone = true;
    });
  while (!isDone) {
    await condition(() => isDone || inbox.hasMail());
    if (inbox.hasMail()) await answerLate(work, inbox);
  }
  board.enter('applied', await backfill);
}

/** Whatever began before counts were stated has none to verify. */
const COUNTED = 'counts are verified after the backfill';

/** Why the counts are not what the change stated; null where they are. */
async function settle({ applied }: ProposalRecord): Promise<string | null> {
  if (applied === null || !patched(COUNTED)) return null;
  try {
    await ontologyChange.settleChange({ change: applied });
    return null;
  } catch (error) {
    return troubleOf(error);
  }
}

async function answerLate(work: ProposalCase, inbox: Inbox): Promise<void> {
  inbox.takeEvidence();
  const letters = inbox.takeLetters();
  if (letters.length > 0) await decideLetters(work, letters);
}
