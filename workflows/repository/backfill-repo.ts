import {
  ApplicationFailure,
  continueAsNew,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { fleet, reports, stage } from '../activity-options.ts';
import type { BackfillRepoInput } from '../messages.ts';
import { resultOfRun } from '../results.ts';
import { attributes } from '../search-attributes.ts';
import { traceOfRun } from '../tracing.ts';
import { asRun } from './as-run.ts';
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
  return asRun(input.repo, record, async () => {
    if (input.replay === true && (await replayRuns(input.repo, record)).more)
      return continueAsNew<typeof BackfillRepo>(input);
    return remap(input, record);
  });
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
