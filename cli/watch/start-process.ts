import { randomUUID } from 'node:crypto';
import { type Client, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { ProcessResult } from '../../schemas/cli/process.ts';
import type { ProcessRepoInput } from '../../workflows/messages.ts';
import { emptyResult } from '../../workflows/results.ts';
import { taskQueues } from '../../workflows/task-queues.ts';
import { followRun } from './follow-run.ts';

/** Starts ProcessRepo for an address, shows how it goes, and returns its result whatever the ending. */
export async function processAddress(
  client: Client,
  input: ProcessRepoInput,
  print: (line: string) => void,
): Promise<ProcessResult> {
  const handle = await client.workflow.start('ProcessRepo', {
    taskQueue: taskQueues.workflow,
    workflowId: `process:${randomUUID()}`,
    args: [input],
    staticSummary: `Process ${input.repo}`.slice(0, 200),
  });
  return followToEnd(client, handle, input.repo, print);
}

/** Shows how a run of a repository goes, and returns its result whatever the ending. */
export async function followToEnd(
  client: Client,
  handle: WorkflowHandle,
  repo: string,
  print: (line: string) => void,
): Promise<ProcessResult> {
  const cancel = (): void => void handle.cancel().catch(() => {});
  process.once('SIGINT', cancel);
  try {
    const ending = await followRun(client, handle, print);
    if (ending.kind === 'closed') return await resultOf(handle, repo);
    return waitingResult(ending.progress.repo ?? repo, ending.progress);
  } finally {
    process.off('SIGINT', cancel);
  }
}

function waitingResult(
  repo: string,
  progress: {
    run_id: string | null;
    sha: string | null;
    phases: ProcessResult['phases'];
    removals: { retiring: number; live: number } | null;
  },
): ProcessResult {
  const { run_id, sha, phases, removals } = progress;
  return {
    ...emptyResult(repo, 'waiting'),
    run_id,
    sha,
    phases,
    error: {
      code: 'RemovalGuard',
      message: `${removals?.retiring ?? '?'} of ${removals?.live ?? '?'} live facts would be retired`,
      hint: `Decide with: ./fresh process ${repo} --removals accept   (or keep), or by the signal decideRemovals in the Web UI.`,
    },
  };
}

async function resultOf(handle: WorkflowHandle, repo: string): Promise<ProcessResult> {
  try {
    return ProcessResult.parse(await handle.result());
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    return endingOf(error.cause, repo);
  }
}

function endingOf(cause: Error | undefined, repo: string): ProcessResult {
  if (cause instanceof CancelledFailure) {
    return {
      ...emptyResult(repo, 'cancelled'),
      error: {
        code: 'Cancelled',
        message: 'the run was cancelled',
        hint: 'Nothing half-done stays; process again when you like.',
      },
    };
  }
  const detail = cause instanceof ApplicationFailure ? ProcessResult.safeParse(cause.details?.[0]) : null;
  if (detail?.success) return detail.data;
  return {
    ...emptyResult(repo, 'failed'),
    error: {
      code: cause?.name ?? 'Unexpected',
      message: cause?.message ?? 'the workflow ended without a result',
      hint: 'See the workflow in the Temporal Web UI and the worker log.',
    },
  };
}
