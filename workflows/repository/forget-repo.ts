import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { stage } from '../activity-options.ts';
import type { ForgetRepoInput } from '../messages.ts';
import { resultOfRun } from '../results.ts';
import { traceOfRun } from '../tracing.ts';
import { asRun } from './as-run.ts';
import { repositoryWorkflowId } from './process-repo.ts';
import { openRunRecord, type RunRecord } from './run-record.ts';
import { writePhase } from './write-phase.ts';

/**
 * Retires all that a repository asserts, as when it was deleted or goes on under another key: a run that says nothing.
 * From 50 facts up the removal guard asks a human, unless told beforehand. Works under the id of ProcessRepo.
 */
export async function ForgetRepo(input: ForgetRepoInput): Promise<ProcessResult> {
  if (typeof input?.repo !== 'string' || workflowInfo().workflowId !== repositoryWorkflowId(input.repo)) {
    throw ApplicationFailure.nonRetryable('start it by ./fresh forget <key>', 'BadInput');
  }
  const record = openRunRecord();
  record.identify({ repo: input.repo });
  return asRun(input.repo, record, () => forget(input, record));
}

async function forget({ repo, accept_removals = false }: ForgetRepoInput, record: RunRecord) {
  const { run, sealed } = await record.during('stage', () =>
    stage.sealNothing({ repo, trace_id: traceOfRun(), workflow_run: workflowInfo().runId }),
  );
  record.identify({ run });
  const written = await record.during('write', () => writePhase(run, sealed, accept_removals, record));
  const { phases } = record.progress();
  const result = resultOfRun({ run, unseen: false, written, phases, pages: [] });
  await stage.saveReceipt({ run, result });
  return result;
}
