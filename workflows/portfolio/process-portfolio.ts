import { continueAsNew, executeChild } from '@temporalio/workflow';
import { addresses, fleet } from '../activity-options.ts';
import type { PortfolioSummary, ProcessPortfolioInput } from '../messages.ts';
import { ProcessRepo, repositoryWorkflowId } from '../repository/process-repo.ts';
import { traceOfRun } from '../tracing.ts';
import { endingOf } from './child-ending.ts';
import { runPortfolioPhases } from './portfolio-phases.ts';
import { DEFAULT_WINDOW, slide } from './sliding-window.ts';
import { openTally } from './tally.ts';

/** Addresses whose freshness one activity asks. */
const BATCH = 100;

/**
 * Keeps many repositories fresh: asks batch by batch whose head moved, runs one child `repo:<key>` for each of those in
 * a sliding window, and continues as new after every batch so that its history stays small. After the last one it links
 * the repositories and renders the pages about all of them.
 */
export async function ProcessPortfolio(input: ProcessPortfolioInput = {}): Promise<PortfolioSummary> {
  const repos = input.repos ?? (await fleet.listRepositories()).repos;
  const [batch, rest] = [repos.slice(0, BATCH), repos.slice(BATCH)];
  const tally = openTally(input.so_far, repos.length);
  const { fingerprint } = await fleet.describeFleet();
  const trace_id = traceOfRun();
  const { checked } = await addresses.checkFreshness({
    repos: batch,
    fingerprint,
    trace_id,
    force: input.force ?? false,
  });
  const stale = checked.flatMap((answer) => {
    if (answer.state === 'changed') return [answer];
    tally.count(
      answer.repo,
      answer.state === 'unchanged' ? 'unchanged' : 'failed',
      answer.state === 'failed' ? answer.code : null,
    );
    return [];
  });
  await slide(stale, input.window ?? DEFAULT_WINDOW, async ({ repo, resolved }) => {
    tally.open(resolved.key);
    const result = await processChild(repo, resolved, input);
    tally.close(resolved.key, result);
  });
  if (rest.length > 0)
    await continueAsNew<typeof ProcessPortfolio>({ ...input, repos: rest, so_far: tally.summary() });
  await runPortfolioPhases({ force: input.force ?? false, trace_id }, tally);
  tally.end();
  return tally.summary();
}

type Resolved = NonNullable<Parameters<typeof ProcessRepo>[0]['resolved']>;

const processChild = (repo: string, resolved: Resolved, input: ProcessPortfolioInput) =>
  endingOf(() =>
    executeChild(ProcessRepo, {
      workflowId: repositoryWorkflowId(resolved.key),
      args: [
        {
          repo,
          resolved,
          force: input.force ?? false,
          accept_removals: input.accept_removals ?? false,
        },
      ],
      staticSummary: `Process ${resolved.key}`,
    }),
  );
