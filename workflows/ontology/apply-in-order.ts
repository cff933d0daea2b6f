import { ApplicationFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  setHandler,
  startChild,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import { APPLY_WORKFLOW_ID, type ApplyEnding, checkAndApply } from './apply-change.ts';
import { troubleOf } from './proposal-case.ts';
import {
  type ApplyChangeInput,
  type ApplyTurn,
  type ApplyVerdict,
  applySignal,
  verdictSignal,
} from './proposal-messages.ts';

/** Verdicts after which the queue begins a fresh history. */
const MOST_TURNS = 200;

/**
 * Applies approved changes one at a time, the first approved first, until none waits. Its id is the lock of all proposals;
 * who approves joins the queue by signal and is told by signal what became of it.
 */
export async function ApplyChanges({ waiting }: { readonly waiting: readonly ApplyTurn[] }): Promise<void> {
  let queue: readonly ApplyTurn[] = waiting;
  setHandler(applySignal, (turn) => {
    if (!queue.some(({ ticket }) => ticket === turn.ticket)) queue = [...queue, turn];
  });
  for (let turns = 0; ; turns += 1) {
    const next = [...queue].sort(byApproval)[0];
    if (next === undefined) return;
    if (turns === MOST_TURNS) await continueAsNew<typeof ApplyChanges>({ waiting: queue });
    const verdict = await verdictOn(next);
    queue = queue.filter(({ ticket }) => ticket !== next.ticket);
    await tell(next, verdict);
  }
}

/** Times of one server come in order; of two that are alike the asker's name decides, so that any replay says the same. */
const byApproval = (a: ApplyTurn, b: ApplyTurn): number => {
  const [one, other] = [a, b].map(({ approved_at, asker }) => `${approved_at} ${asker}`);
  return one === other ? 0 : String(one) < String(other) ? -1 : 1;
};

async function verdictOn({ ticket, input }: ApplyTurn): Promise<ApplyVerdict> {
  try {
    return { ticket, ending: await checkAndApply(input), trouble: null };
  } catch (error) {
    return { ticket, ending: null, trouble: troubleOf(error) };
  }
}

/** Who asked and has gone meanwhile needs no answer; what was applied stays applied. */
const tell = ({ asker }: ApplyTurn, verdict: ApplyVerdict): Promise<void> =>
  getExternalWorkflowHandle(asker)
    .signal(verdictSignal, verdict)
    .catch(() => undefined);

/** A queue that somebody ended tells nobody: who waits joins again now and then, which changes nothing where it is there. */
const JOIN_AGAIN_MS = 60_000;

/** Has a change checked and applied after those that were approved before it. */
export async function applyInOrder(input: ApplyChangeInput, approved_at: string): Promise<ApplyEnding> {
  const turn: ApplyTurn = { ticket: uuid4(), asker: workflowInfo().workflowId, approved_at, input };
  let verdict: ApplyVerdict | null = null;
  setHandler(verdictSignal, (told) => {
    if (told.ticket === turn.ticket) verdict = told;
  });
  do await join(turn);
  while (!(await condition(() => verdict !== null, JOIN_AGAIN_MS)));
  return endingOf(verdict as ApplyVerdict | null);
}

function endingOf(verdict: ApplyVerdict | null): ApplyEnding {
  if (verdict?.ending) return verdict.ending;
  throw ApplicationFailure.nonRetryable(verdict?.trouble ?? 'no verdict came');
}

/** Starts the queue or, where it is at work, joins it; one that ends between the two looks is started. */
async function join(turn: ApplyTurn): Promise<void> {
  for (;;) {
    try {
      await startChild(ApplyChanges, {
        workflowId: APPLY_WORKFLOW_ID,
        args: [{ waiting: [turn] }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        staticSummary: 'Apply approved changes, the first approved first',
      });
      return;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
    const joined = await getExternalWorkflowHandle(APPLY_WORKFLOW_ID)
      .signal(applySignal, turn)
      .then(
        () => true,
        () => false,
      );
    if (joined) return;
  }
}
