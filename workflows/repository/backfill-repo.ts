import {
  ApplicationFailure,
  CancellationScope,
  ContinueAsNew,
  continueAsNew,
  isCancellation,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { fleet, reports, stage } from '../activity-options.ts';
import { failureOf } from '../failure-of.ts';
import type { BackfillRepoInput } from '../messages.ts';
import { emptyResult, resultOfRun } from '../results.ts';
import { attributes } from '../search-attributes.ts';
import { traceOfRun } from '../tracing.ts';
import { repositoryWorkflowId } from './process-repo.ts';
import { replayRuns } from './replay-runs.ts';
import { openRunRecord, type RunRecord } from './run-record.ts';
import { writePhase } from './write-phase.ts';

/**
 * Maps the items of a repository's newest sealed run again, on wish after all earlier ones: no fetch, no mining. Works under the id of ProcessRepo for
 * this repository, so that of the two only one runs at a time.
 */
export async function BackfillRepo(input: BackfillRepoInput): Promise<ProcessResult> {
  if (typeof input?.repo !== 'string' || workflowInfo().workflowId !== repositoryWorkflowId(input.repo)) {
    throw ApplicationFailure.nonRetryable(
      'start BackfillSince with {"repos": ["<key or address>"]}: it starts this one under the right id',
      'BadInput',
    );
  }
  const record = openRunRecord();
  record.identify({ repo: input.repo });
  try {
    if (input.replay === true && (await replayRuns(input.repo, record)).more)
      return await continueAsNew<typeof BackfillRepo>(input);
    const result = await remap(input, record);
    record.end(result.outcome, result.created.nodes);
    return result;
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error;
    const outcome = isCancellation(error) ? 'cancelled' : 'failed';
    record.end(outcome, null);
    const { run_id, sha, phases } = record.progress();
    const result = { ...emptyResult(input.repo, outcome), run_id, sha, phases };
    if (run_id !== null)
      await CancellationScope.nonCancellable(() => stage.abandonRun({ repo: input.repo, run_id, result }));
    if (isCancellation(error)) throw error;
    throw failureOf(error, result);
  }
}

async function remap(input: BackfillRepoInput, record: RunRecord): Promise<ProcessResult> {
  const { fingerprint, ontology_version } = await fleet.describeFleet();
  upsertSearchAttributes([{ key: attributes.ontologyVersion, value: ontology_version }]);
  const { run, sealed, of, unseen } = await record.during('stage', () =>
    stage.remapRun({
      repo: input.repo,
      trace_id: traceOfRun(),
      workflow_run: workflowInfo().runId,
      fingerprint,
      ontology_version,
    }),
  );
  record.identify({ run });
  const written = await record.during('write', () =>
    writePhase(run, sealed, input.accept_removals ?? false, record),
  );
  const pages = await record.during('report', () => reports.renderReports({ run, numbers: written.numbers }));
  const result = resultOfRun({
    run,
    unseen: unseen > 0,
    written,
    phases: record.progress().phases,
    pages: pages.reports,
  });
  const backfill = {
    of: of.run_id,
    since: input.since ?? null,
    ontology: { before: of.ontology_version, now: ontology_version },
    retired: written.numbers.retired,
  };
  await stage.saveReceipt({ run, result, backfill });
  return result;
}
