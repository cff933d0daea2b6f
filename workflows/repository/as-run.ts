import { CancellationScope, ContinueAsNew, isCancellation } from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { stage } from '../activity-options.ts';
import { failureOf } from '../failure-of.ts';
import { emptyResult } from '../results.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Does the work of a run and closes its record. Parts of a run that was not sealed serve nobody: they go, and the receipt
 * says how the run ended.
 */
export async function asRun(
  repo: string,
  record: RunRecord,
  work: () => Promise<ProcessResult>,
): Promise<ProcessResult> {
  try {
    const result = await work();
    record.end(result.outcome, result.created.nodes);
    return result;
  } catch (error) {
    // Not an end: the same work goes on in a fresh history.
    if (error instanceof ContinueAsNew) throw error;
    const outcome = isCancellation(error) ? 'cancelled' : 'failed';
    record.end(outcome, null);
    const { run_id, sha, phases } = record.progress();
    const result = { ...emptyResult(repo, outcome), run_id, sha, phases };
    if (run_id !== null)
      await CancellationScope.nonCancellable(() => stage.abandonRun({ repo, run_id, result }));
    if (isCancellation(error)) throw error;
    throw failureOf(error, result);
  }
}
