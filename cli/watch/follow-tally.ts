import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { PortfolioProgress, PortfolioSummary } from '../../workflows/messages.ts';
import { roughly } from '../../workflows/portfolio/estimate.ts';
import { taskQueues } from '../../workflows/task-queues.ts';
import { exitCodes } from '../exit-codes.ts';

const POLL_MS = 1000;
/** Open repositories that one line names. */
const NAMED = 5;

/** A workflow over many repositories. */
export interface Whole {
  readonly workflow: 'ProcessPortfolio' | 'BackfillSince' | 'RenderReports';
  /** First part of its id. */
  readonly id: string;
  readonly input: object;
  readonly summary: string;
}

/** Starts it and prints its tally whenever that changed, until it ends. An interrupt cancels it. */
export async function followWhole<S extends PortfolioSummary>(
  client: Client,
  { workflow, id, input, summary }: Whole,
  print: (line: string) => void,
): Promise<S> {
  const handle = await client.workflow.start(workflow, {
    taskQueue: taskQueues.workflow,
    workflowId: `${id}:${randomUUID()}`,
    args: [input],
    staticSummary: summary,
  });
  let told = '';
  const tell = async (): Promise<void> => {
    // The handle without a run: the workflow may have continued as new.
    const tally = await client.workflow
      .getHandle(handle.workflowId)
      .query<Tally>('progress')
      .catch(() => null);
    const line = tally === null ? told : tallyLine(tally);
    if (line !== told) print(line);
    told = line;
  };
  const poll = setInterval(() => void tell(), POLL_MS);
  const cancel = (): void =>
    void client.workflow
      .getHandle(handle.workflowId)
      .cancel()
      .catch(() => {});
  process.once('SIGINT', cancel);
  try {
    return (await handle.result()) as S;
  } finally {
    clearInterval(poll);
    process.off('SIGINT', cancel);
  }
}

/** A workflow of an earlier version may leave the last two out. */
type Tally = Omit<PortfolioProgress, 'phase' | 'seconds_left'> &
  Partial<Pick<PortfolioProgress, 'phase' | 'seconds_left'>>;

/** How far the whole is, in one line. */
export function tallyLine({ outcomes, open, left, phase, seconds_left = null }: Tally): string {
  const done = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
  const more = open.length - NAMED;
  const names = open.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const at = phase === undefined || phase === 'repositories' ? '' : `; now: ${phase}`;
  const time = seconds_left === null ? '' : `, about ${roughly(seconds_left)}`;
  return `${done.join(', ') || 'none done'}; ${left} left${time}; open: ${names || 'none'}${at}`;
}

/** What a summary says, line by line. */
export function* tallyLines({ outcomes, troubled, links, pages }: PortfolioSummary): Iterable<string> {
  for (const [outcome, count] of Object.entries(outcomes)) yield `${outcome}: ${count}`;
  for (const { repo, outcome, code } of troubled)
    yield `  ${repo}: ${outcome}${code === null ? '' : ` (${code})`}`;
  if (links !== undefined)
    yield `links: ${links.outcome}${links.code === null ? `, ${links.created ?? 0} new` : ` (${links.code})`}`;
  if (pages !== undefined)
    yield `pages: ${pages.outcome}${pages.code === null ? `, ${pages.reports.length}` : ` (${pages.code})`}`;
}

/** The worst of the outcomes decides. */
export function tallyExitCode({ outcomes, links, pages }: PortfolioSummary): number {
  if ((outcomes.failed ?? 0) > 0) return exitCodes.failed;
  if (links?.outcome === 'failed' || pages?.outcome === 'failed') return exitCodes.partial;
  if ((outcomes.partial ?? 0) > 0) return exitCodes.partial;
  const busy = (outcomes.busy ?? 0) + (outcomes.waiting ?? 0) > 0 || links?.outcome === 'busy';
  return busy ? exitCodes.waiting : exitCodes.ok;
}
