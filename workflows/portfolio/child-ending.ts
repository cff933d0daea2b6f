import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ActivityFailure,
  ApplicationFailure,
  ChildWorkflowFailure,
  isCancellation,
} from '@temporalio/workflow';
import type { Outcome, ProcessResult } from '../../schemas/cli/process.ts';

/** How a repository's child ended that gave no result. */
export interface Ended {
  readonly outcome: Outcome;
  readonly created: { readonly nodes: null; readonly edges: null };
  readonly changed: null;
  readonly error: { readonly code: string };
}

/** The child's result or its ending: one repository's trouble never ends the others. Cancelling the parent does. */
export async function endingOf<T = ProcessResult>(child: () => Promise<T>): Promise<T | Ended> {
  try {
    return await child();
  } catch (error) {
    if (isCancellation(error) && !(error instanceof ChildWorkflowFailure)) throw error;
    return endOf(error);
  }
}

function endOf(error: unknown): Ended {
  const ended = (outcome: Outcome, code: string): Ended => ({
    outcome,
    created: { nodes: null, edges: null },
    changed: null,
    error: { code },
  });
  if (error instanceof WorkflowExecutionAlreadyStartedError) return ended('busy', 'Busy');
  if (isCancellation(error)) return ended('cancelled', 'Cancelled');
  const cause =
    error instanceof ChildWorkflowFailure || error instanceof ActivityFailure ? error.cause : error;
  return ended('failed', (cause instanceof ApplicationFailure && cause.type) || 'Unexpected');
}
