import { ActivityFailure, ApplicationFailure, ChildWorkflowFailure } from '@temporalio/workflow';
import type { ProcessResult } from '../schemas/cli/process.ts';

/** The failure to end a workflow with: its type is the failure's name, its detail the result that the command line prints. */
export function failureOf(error: unknown, result: ProcessResult): ApplicationFailure {
  const root = rootOf(error);
  const known = detailOf(root);
  if (known?.outcome === 'failed')
    return ApplicationFailure.nonRetryable(root.message, root.type ?? 'Unknown', known);
  const code = root instanceof ApplicationFailure && root.type ? root.type : 'Unexpected';
  const hint =
    (root instanceof ApplicationFailure && hintOf(root)) ||
    'See the workflow in the Temporal Web UI and the worker log.';
  return ApplicationFailure.nonRetryable(root.message, code, {
    ...result,
    error: { code, message: root.message || code, hint },
  });
}

function rootOf(error: unknown): Error & { type?: string | null } {
  if (
    (error instanceof ActivityFailure || error instanceof ChildWorkflowFailure) &&
    error.cause instanceof Error
  ) {
    return rootOf(error.cause);
  }
  return error instanceof Error ? error : new Error(String(error));
}

function detailOf(error: Error): ProcessResult | undefined {
  return error instanceof ApplicationFailure ? (error.details?.[0] as ProcessResult | undefined) : undefined;
}

const hintOf = (error: ApplicationFailure): string | undefined =>
  (error.details?.[0] as { hint?: string } | undefined)?.hint;
