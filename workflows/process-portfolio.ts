import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ActivityFailure,
  ApplicationFailure,
  ChildWorkflowFailure,
  condition,
  continueAsNew,
  executeChild,
  isCancellation,
  setCurrentDetails,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import type { Outcome, ProcessResult } from '../schemas/cli/process.ts';
import { addresses, fleet } from './activity-options.ts';
import { type PortfolioSummary, type ProcessPortfolioInput, portfolioQuery } from './messages.ts';
import { ProcessRepo, repositoryWorkflowId } from './process-repo.ts';

/** Addresses whose freshness one activity asks. */
const BATCH = 100;
const DEFAULT_WINDOW = 20;
/** Troubled repositories that the summary names; all of them are counted. */
const NAMED = 50;

const nothing: PortfolioSummary = { outcomes: {}, created: { nodes: 0, edges: 0 }, troubled: [] };

/**
 * Keeps many repositories fresh: asks batch by batch whose head moved, runs one child `repo:<key>` for each of those in
 * a sliding window, and continues as new after every batch so that its history stays small.
 */
export async function ProcessPortfolio(input: ProcessPortfolioInput = {}): Promise<PortfolioSummary> {
  const repos = input.repos ?? (await fleet.listRepositories()).repos;
  const [batch, rest] = [repos.slice(0, BATCH), repos.slice(BATCH)];
  const tally = openTally(input.so_far ?? nothing, rest.length);
  const { fingerprint } = await fleet.describeFleet();
  const trace_id = uuid4().replaceAll('-', '');
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
  return tally.summary();
}

type Resolved = NonNullable<Parameters<typeof ProcessRepo>[0]['resolved']>;

async function processChild(
  repo: string,
  resolved: Resolved,
  input: ProcessPortfolioInput,
): Promise<ProcessResult | Ended> {
  try {
    return await executeChild(ProcessRepo, {
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
    });
  } catch (error) {
    if (isCancellation(error) && !(error instanceof ChildWorkflowFailure)) throw error;
    return endOf(error);
  }
}

interface Ended {
  readonly outcome: Outcome;
  readonly created: { readonly nodes: null; readonly edges: null };
  readonly error: { readonly code: string };
}

/** One repository's trouble never ends the portfolio. */
function endOf(error: unknown): Ended {
  const ended = (outcome: Outcome, code: string): Ended => ({
    outcome,
    created: { nodes: null, edges: null },
    error: { code },
  });
  if (error instanceof WorkflowExecutionAlreadyStartedError) return ended('busy', 'Busy');
  if (isCancellation(error)) return ended('cancelled', 'Cancelled');
  const cause =
    error instanceof ChildWorkflowFailure || error instanceof ActivityFailure ? error.cause : error;
  return ended('failed', (cause instanceof ApplicationFailure && cause.type) || 'Unexpected');
}

/** Runs the work over all values, at most `width` at a time. */
async function slide<T>(
  values: readonly T[],
  width: number,
  work: (value: T) => Promise<void>,
): Promise<void> {
  let running = 0;
  const started: Promise<void>[] = [];
  for (const value of values) {
    await condition(() => running < width);
    running += 1;
    started.push(
      work(value).finally(() => {
        running -= 1;
      }),
    );
  }
  await Promise.all(started);
}

function openTally(before: PortfolioSummary, left: number) {
  let { outcomes, created, troubled } = before;
  const open = new Set<string>();
  const summary = (): PortfolioSummary => ({ outcomes, created, troubled });
  setHandler(portfolioQuery, () => ({ ...summary(), open: [...open].sort(), left }), {
    description: 'Outcomes so far, the repositories being processed, and how many wait',
  });
  const count = (repo: string, outcome: Outcome, code: string | null): void => {
    outcomes = { ...outcomes, [outcome]: (outcomes[outcome] ?? 0) + 1 };
    const fine = outcome === 'complete' || outcome === 'unchanged';
    if (!fine && troubled.length < NAMED) troubled = [...troubled, { repo, outcome, code }];
    setCurrentDetails(
      Object.entries(outcomes)
        .map(([name, n]) => `- ${name}: ${n}`)
        .join('\n'),
    );
  };
  return {
    summary,
    count,
    open: (key: string) => open.add(key),
    close: (key: string, result: ProcessResult | Ended) => {
      open.delete(key);
      created = {
        nodes: created.nodes + (result.created.nodes ?? 0),
        edges: created.edges + (result.created.edges ?? 0),
      };
      count(key, result.outcome, result.error?.code ?? null);
    },
  };
}
