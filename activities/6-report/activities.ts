import { Context } from '@temporalio/activity';
import type { OpenAsk } from '../../adapters/answers/remember-answers.ts';
import type { RunRecords } from '../../adapters/memgraph/run-records.ts';
import type { Pictures } from '../../adapters/mermaid-cli/pictures.ts';
import type { PublishedFile, ReportFolder } from '../../adapters/report-folder/report-folder.ts';
import type { ReportFile, RunRef } from '../../schemas/run.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';
import { reports } from '../../templates/registry.ts';
import { type AnswerCount, countAnswers } from './answer-count.ts';
import { type FoundHeads, findHeads, type HeadsQuestion, type ReadReceipt } from './find-heads.ts';
import { indexPage } from './index-page.ts';
import type { TemplateTexts } from './render-page.ts';
import type { RenderTools } from './render-pages.ts';
import { openSet, renderSet } from './render-portfolio.ts';
import { renderAll, type WrittenRun } from './render-reports.ts';

export interface ReportDependencies {
  /** Questions of one activity, counted by who answers them. */
  readonly openAsk: OpenAsk;
  readonly records: RunRecords;
  readonly readReceipt: ReadReceipt;
  readonly folder: ReportFolder;
  readonly pictures: Pictures;
  /** Read once at start by adapters/report-folder. */
  readonly templates: TemplateTexts;
}

export type ReportActivities = ReturnType<typeof createReportActivities>;

/** What an activity rendered. */
export interface Rendered {
  readonly reports: readonly ReportFile[];
  readonly answers: AnswerCount;
}

const HEARTBEAT_MS = 10_000;

export function createReportActivities(dependencies: ReportDependencies) {
  const { folder, records, readReceipt } = dependencies;
  const publish = async (
    run: Pick<RunRef, 'repo' | 'run_id'>,
    files: readonly PublishedFile[],
  ): Promise<readonly ReportFile[]> => {
    Context.current().cancellationSignal.throwIfAborted();
    const published = await folder.publish(run, files);
    await folder.publishIndex(indexPage);
    return published;
  };
  return {
    /** Renders every page of a repository from the graph and publishes them; tried again, it does the same. */
    renderReports: (written: WrittenRun): Promise<Rendered> =>
      withTools(dependencies, async (tools, answers) => {
        const before = await folder.before(written.run);
        return publish(written.run, await renderAll(written, before, tools, answers));
      }),
    /** Renders the pages about all repositories into a folder of their own, one number for each set of heads. */
    renderPortfolio: ({ trace_id }: { readonly trace_id: string }): Promise<Rendered> =>
      withTools(dependencies, async (tools, answers) => {
        const set = await openSet(records, await folder.newest(PORTFOLIO));
        const run = { repo: PORTFOLIO, run_id: set.number };
        const request = { trace_id, set, before: await folder.before(run) };
        return publish(run, await renderSet(request, records, tools, answers));
      }),
    /** Which runs the graph holds of the repositories that a person names; of all when none is named. */
    findHeads: (question: HeadsQuestion): Promise<FoundHeads> => findHeads(records, readReceipt, question),
  };
}

type Tools = RenderTools & { readonly signal: AbortSignal };

/** Runs a rendering with heartbeats that say at which step it is. */
async function withTools(
  { openAsk, pictures, templates }: ReportDependencies,
  render: (tools: Tools, answers: () => AnswerCount) => Promise<readonly ReportFile[]>,
): Promise<Rendered> {
  const context = Context.current();
  let step = 'start';
  const progress = (next: string): void => {
    step = next;
    context.heartbeat(step);
  };
  const beat = setInterval(() => context.heartbeat(step), HEARTBEAT_MS);
  try {
    const { ask, answers } = countAnswers(openAsk);
    const signal = context.cancellationSignal;
    const tools = { ask, pictures, texts: templates, reports: Object.values(reports), progress, signal };
    return { reports: await render(tools, answers), answers: answers() };
  } finally {
    clearInterval(beat);
  }
}
