import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ApplicationFailure,
  executeChild,
  isCancellation,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';
import { addresses, fleet } from '../activity-options.ts';
import { failureOf } from '../failure-of.ts';
import type { ProcessRepoInput } from '../messages.ts';
import { emptyResult } from '../results.ts';
import { attributes } from '../search-attributes.ts';
import { traceOfRun } from '../tracing.ts';
import { asRun } from './as-run.ts';
import { runPipeline } from './run-pipeline.ts';
import { openRunRecord, type RunRecord } from './run-record.ts';

export const repositoryWorkflowId = (key: string): string => `repo:${key}`;

/**
 * Processes one repository: `{ "repo": "<url or path>" }`. Whatever id it is started under, the work is done by the
 * workflow `repo:<key>`, so one repository is never processed twice at a time.
 */
export async function ProcessRepo(input: ProcessRepoInput): Promise<ProcessResult> {
  if (typeof input?.repo !== 'string' || input.repo === '') {
    throw ApplicationFailure.nonRetryable('the input needs {"repo": "<url or path>"}', 'BadAddress');
  }
  const record = openRunRecord();
  const trace_id = input.trace_id ?? traceOfRun();
  const repository = input.resolved ?? (await resolve(input, trace_id, record));
  record.identify({ repo: repository.key });
  if (workflowInfo().workflowId !== repositoryWorkflowId(repository.key)) {
    return delegate({ ...input, resolved: repository, trace_id }, repository, record);
  }
  return process(input, repository, trace_id, record);
}

async function resolve(input: ProcessRepoInput, trace_id: string, record: RunRecord): Promise<RepositoryRef> {
  try {
    return await addresses.resolveRepository({
      repo: input.repo,
      trace_id,
      ...(input.ref === undefined ? {} : { ref: input.ref }),
      ...(input.token === undefined ? {} : { token: input.token }),
    });
  } catch (error) {
    if (isCancellation(error)) throw error;
    record.end('failed', null);
    throw failureOf(error, emptyResult(input.repo, 'failed'));
  }
}

async function delegate(
  input: ProcessRepoInput,
  repository: RepositoryRef,
  record: RunRecord,
): Promise<ProcessResult> {
  const workflowId = repositoryWorkflowId(repository.key);
  try {
    const result = await executeChild(ProcessRepo, {
      workflowId,
      args: [input],
      staticSummary: `Process ${repository.key}`,
    });
    record.end(result.outcome, result.created.nodes);
    return result;
  } catch (error) {
    if (isCancellation(error)) throw error;
    if (!(error instanceof WorkflowExecutionAlreadyStartedError))
      throw failureOf(error, emptyResult(repository.key, 'failed'));
    record.end('busy', null);
    const { run } = await fleet.findOpenRun({ workflow_id: workflowId });
    return {
      ...emptyResult(repository.key, 'busy'),
      error: {
        code: 'Busy',
        message: `${repository.key} is being processed by workflow ${workflowId}${run === null ? '' : `, run ${run}`}`,
        hint: 'Wait for that run, watch it in the Temporal Web UI, or cancel it there.',
      },
    };
  }
}

async function process(
  input: ProcessRepoInput,
  repository: RepositoryRef,
  trace_id: string,
  record: RunRecord,
): Promise<ProcessResult> {
  return asRun(repository.key, record, async () => {
    const { fingerprint, ontology_version } = await fleet.describeFleet();
    upsertSearchAttributes([{ key: attributes.ontologyVersion, value: ontology_version }]);
    return runPipeline({ input, repository, fingerprint, ontology_version, trace_id, record });
  });
}
