import { executeChild, uuid4 } from '@temporalio/workflow';
import { reports } from '../activity-options.ts';
import type { RenderReportsInput, RenderSummary } from '../messages.ts';
import { repositoryWorkflowId } from '../repository/process-repo.ts';
import { pathsOf, type RenderedPages, RenderRepo, type RenderRepoInput } from '../repository/render-repo.ts';
import { type Ended, endingOf } from './child-ending.ts';
import { slide } from './sliding-window.ts';
import { openTally, type Tally } from './tally.ts';

/** Pages are drawn one after the other by each worker; two keep it busy while one asks. */
const WINDOW = 2;

/**
 * Renders pages again from what the graph holds, without a run: those of the repositories named, and of the portfolio
 * when asked for; of everything when nothing is named.
 */
export async function RenderReports(input: RenderReportsInput = {}): Promise<RenderSummary> {
  const { found, unknown } = await findAll(input);
  const tally = openTally(undefined, found.length + unknown.length);
  for (const name of unknown) tally.count(name, 'failed', 'UnknownRepository');
  const done: RenderSummary['rendered'][number][] = [];
  await slide(found, WINDOW, async (head) => {
    const { repo, run_id } = head.run;
    const ending = await renderChild(head, tally);
    if ('reports' in ending) done.push({ repo, run_id, ...ending });
  });
  const portfolio = isWithPortfolio(input) ? await renderPortfolio(tally) : null;
  tally.end();
  done.sort((a, b) => (a.repo < b.repo ? -1 : 1));
  return { ...tally.summary(), rendered: done, portfolio };
}

const isWithPortfolio = ({ repos, portfolio }: RenderReportsInput): boolean =>
  portfolio ?? repos === undefined;

/** Without a name, all repositories, unless it is the portfolio's pages alone that are wanted. */
async function findAll({ repos, portfolio }: RenderReportsInput) {
  if (repos === undefined && portfolio === true) return { found: [], unknown: [] };
  return reports.findHeads(repos === undefined ? {} : { repos });
}

/** Rendering makes no facts. */
const rendered = { outcome: 'complete', created: { nodes: null, edges: null } } as const;

async function renderChild(head: RenderRepoInput, tally: Tally): Promise<RenderedPages | Ended> {
  const { repo } = head.run;
  tally.open(repo);
  const ending = await endingOf(() =>
    executeChild(RenderRepo, {
      workflowId: repositoryWorkflowId(repo),
      args: [head],
      staticSummary: `Render the pages of ${repo}`,
    }),
  );
  tally.close(repo, 'reports' in ending ? rendered : ending);
  return ending;
}

async function renderPortfolio(tally: Tally): Promise<RenderedPages | null> {
  const trace_id = uuid4().replaceAll('-', '');
  const ending = await endingOf(async () => pathsOf(await reports.renderPortfolio({ trace_id })));
  if ('reports' in ending) return ending;
  tally.count('portfolio', ending.outcome, ending.error.code);
  return null;
}
