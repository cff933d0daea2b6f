import { executeChild } from '@temporalio/workflow';
import { reports } from '../activity-options.ts';
import type { LinksEnding, PagesEnding } from '../messages.ts';
import { pathsOf } from '../repository/render-repo.ts';
import { endingOf } from './child-ending.ts';
import { LINK_WORKFLOW_ID, LinkPortfolio } from './link-portfolio.ts';
import type { Tally } from './tally.ts';

interface PhasesInput {
  readonly force: boolean;
  readonly trace_id: string;
}

/**
 * What comes when all repositories are done: the link wave, then the pages about all of them. What fails here is told and
 * takes nothing from the repositories' own results; pages are rendered whatever became of the links.
 */
export async function runPortfolioPhases(input: PhasesInput, tally: Tally): Promise<void> {
  tally.enter('links');
  tally.tell({ links: await linkWave(input) });
  tally.enter('pages');
  tally.tell({ pages: await portfolioPages(input.trace_id) });
}

async function linkWave({ force, trace_id }: PhasesInput): Promise<LinksEnding> {
  const { outcome, created, changed, error } = await endingOf(() =>
    executeChild(LinkPortfolio, {
      workflowId: LINK_WORKFLOW_ID,
      args: [{ force, trace_id }],
      staticSummary: 'Link the repositories',
    }),
  );
  return { outcome, created: created.edges, changed, code: error?.code ?? null };
}

async function portfolioPages(trace_id: string): Promise<PagesEnding> {
  const ending = await endingOf(async () => pathsOf(await reports.renderPortfolio({ trace_id })));
  if (!('reports' in ending)) return { outcome: ending.outcome, reports: [], code: ending.error.code };
  return { outcome: 'complete', reports: ending.reports, code: null };
}
