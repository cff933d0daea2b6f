import { continueAsNew, executeChild, upsertSearchAttributes } from '@temporalio/workflow';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import { fleet, stage } from '../activity-options.ts';
import type { BackfillSinceInput, BackfillSummary } from '../messages.ts';
import { BackfillRepo } from '../repository/backfill-repo.ts';
import { repositoryWorkflowId } from '../repository/process-repo.ts';
import { attributes } from '../search-attributes.ts';
import { traceOfRun } from '../tracing.ts';
import { endingOf } from './child-ending.ts';
import { runPortfolioPhases } from './portfolio-phases.ts';
import { DEFAULT_WINDOW, slide } from './sliding-window.ts';
import { openTally } from './tally.ts';

/** Runs of one page: as many children has one history, and as many repositories names one listing. */
const PAGE = 100;
/** Runs that a dry run names; all of them are counted. */
const NAMED = 200;

const nothing: BackfillSummary = {
  outcomes: {},
  created: { nodes: 0, edges: 0 },
  troubled: [],
  runs: 0,
  items: 0,
  changed: 0,
  passed_over: 0,
  would: [],
};

/**
 * Makes the graph say what today's mappings make of the items in staging, as after a change of the ontology or the loss
 * of the graph: `{}`, or `{"since": "0.2.0"}`. One child `repo:<key>` for each repository, page by page like
 * ProcessPortfolio, and at its end the link wave and the pages about all of them. A repository that is being processed is
 * busy, and gets today's mappings from that run.
 */
export async function BackfillSince(input: BackfillSinceInput = {}): Promise<BackfillSummary> {
  const { so_far = nothing, dry_run = false } = input;
  const tally = openTally(so_far);
  const { ontology_version } = await fleet.describeFleet();
  upsertSearchAttributes([{ key: attributes.ontologyVersion, value: ontology_version }]);
  const page = await stage.listRemappable({ ...rangeOf(input), limit: PAGE });
  tally.expect(page.troubled.length + page.runs.length + page.left);
  for (const { repo, code } of page.troubled) tally.count(repo, 'failed', code);
  let { changed } = so_far;
  if (!dry_run) {
    await slide(page.runs, input.window ?? DEFAULT_WINDOW, async ({ repo }) => {
      tally.open(repo);
      const result = await endingOf(() => backfill(repo, input));
      changed += result.changed ?? 0;
      tally.close(repo, result);
    });
  }
  const summary = (): BackfillSummary => ({
    ...tally.summary(),
    runs: so_far.runs + page.runs.length,
    items: page.runs.reduce((sum, { items }) => sum + items, so_far.items),
    changed,
    passed_over: so_far.passed_over + page.passed_over,
    would: dry_run ? [...so_far.would, ...page.runs].slice(0, NAMED) : [],
  });
  if (page.next !== null)
    await continueAsNew<typeof BackfillSince>({ ...input, after: page.next, so_far: summary() });
  if (!dry_run) await runPortfolioPhases({ force: false, trace_id: traceOfRun() }, tally);
  tally.end();
  return summary();
}

const rangeOf = ({ since, repos, kinds, after }: BackfillSinceInput) => ({
  ...(since === undefined ? {} : { since }),
  ...(repos === undefined ? {} : { repos }),
  ...(kinds === undefined ? {} : { kinds }),
  ...(after === undefined ? {} : { after }),
});

const backfill = (
  repo: string,
  { accept_removals = false, replay = false, since }: BackfillSinceInput,
): Promise<ProcessResult> =>
  executeChild(BackfillRepo, {
    workflowId: repositoryWorkflowId(repo),
    args: [
      {
        repo,
        accept_removals,
        ...(replay ? { replay } : {}),
        ...(since === undefined ? {} : { since }),
      },
    ],
    staticSummary: `Map the items of ${repo} again`.slice(0, 200),
  });
