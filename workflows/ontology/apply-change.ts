import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { executeChild, ParentClosePolicy, sleep } from '@temporalio/workflow';
import type { AppliedChange, CheckedChange, Proposal } from '../../schemas/ontology-change.ts';
import { ontologyChange } from '../activity-options.ts';
import type { ApplyChangeInput } from './proposal-messages.ts';

/** One id for all proposals: while it is open no second change is checked or applied, and Temporal itself is the lock. */
export const APPLY_WORKFLOW_ID = 'ontology-apply';

export interface ApplyEnding {
  readonly checked: CheckedChange;
  /** Null where it would break something. */
  readonly applied: AppliedChange | null;
}

/** Checks a change against the ontology as it stands now and applies it, unless something would break. */
export async function checkAndApply(input: ApplyChangeInput): Promise<ApplyEnding> {
  const { proposal, accept_answers } = input;
  const accepting = accept_answers === undefined ? {} : { accept_answers };
  const checked = await ontologyChange.checkChange({ proposal, ...accepting });
  if (checked.breaks.length > 0) return { checked, applied: null };
  return { checked, applied: await ontologyChange.applyChange({ ...input, checked }) };
}

/** As proposals had a change applied before there was a queue; those that were at it go on so. */
export const ApplyChange = (input: ApplyChangeInput): Promise<ApplyEnding> => checkAndApply(input);

/** What a change would do; nothing is changed by asking. */
export const CheckChange = ({ proposal }: { readonly proposal: Proposal }): Promise<CheckedChange> =>
  ontologyChange.checkChange({ proposal });

/** Turns take seconds, so the first tries come soon; one that takes an hour costs some hundred of them. */
const FIRST_MS = 250;
const GROWTH = 1.3;
const LONGEST_MS = 15_000;

/**
 * Runs a child of an id that only one workflow may have at a time: whoever comes second waits, and tries again at growing
 * distances. A holder that dies is ended by Temporal, so the lock cannot be lost.
 */
export async function inTurn<T>(child: () => Promise<T>): Promise<T> {
  for (let pause = FIRST_MS; ; pause = Math.min(LONGEST_MS, Math.round(pause * GROWTH))) {
    try {
      return await child();
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      await sleep(pause, { summary: 'another change has its turn' });
    }
  }
}

/** A change that is being applied goes on to its end whatever becomes of the workflow that asked for it. */
export const applyInTurn = (input: ApplyChangeInput): Promise<ApplyEnding> =>
  inTurn(() =>
    executeChild(ApplyChange, {
      workflowId: APPLY_WORKFLOW_ID,
      args: [input],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: `Apply ${input.proposal.id}`.slice(0, 200),
    }),
  );
