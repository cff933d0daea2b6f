import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { RunNumbers, RunRef } from '../../schemas/run.ts';
import { reports } from '../activity-options.ts';
import { repositoryWorkflowId } from './process-repo.ts';

/** The run whose pages are made anew, and what it did. */
export interface RenderRepoInput {
  readonly run: RunRef;
  readonly numbers: RunNumbers;
}

/** Pages that were made, by their paths from the report folder. */
export interface RenderedPages {
  readonly reports: readonly string[];
  readonly answers: { readonly asked: number; readonly remembered: number };
}

/**
 * Renders one repository's pages again. Works under the id of ProcessRepo for it, so that no page is rendered from facts
 * that a run is writing.
 */
export async function RenderRepo(input: RenderRepoInput): Promise<RenderedPages> {
  if (workflowInfo().workflowId !== repositoryWorkflowId(input?.run?.repo ?? '')) {
    throw ApplicationFailure.nonRetryable(
      'start RenderReports with {"repos": ["<key or address>"]}: it starts this one under the right id',
      'BadInput',
    );
  }
  return pathsOf(await reports.renderReports(input));
}

/** What pages were made, without their hashes. */
export const pathsOf = ({
  reports: pages,
  answers,
}: Awaited<ReturnType<typeof reports.renderReports>>): RenderedPages => ({
  reports: pages.map(({ path }) => path),
  answers,
});
