import type { PublishedFile } from '../../adapters/report-folder/report-folder.ts';
import type { RunNumbers, RunRef } from '../../schemas/run.ts';
import type { AnswerCount } from './answer-count.ts';
import { describePages } from './describe-pages.ts';
import { type RenderedPages, type RenderTools, renderPages } from './render-pages.ts';
import { runPage } from './run-page.ts';

/** The run whose pages are rendered, and what it did. */
export interface WrittenRun {
  readonly run: RunRef;
  readonly numbers: RunNumbers;
}

/** All files of a run's folder: pages, diagrams, run.md and index.json. `before` holds the texts of the run before. */
export async function renderAll(
  written: WrittenRun,
  before: ReadonlyMap<string, string>,
  tools: RenderTools,
  answers: () => AnswerCount,
): Promise<readonly PublishedFile[]> {
  const rendered = await renderPages(written.run.repo, tools);
  return [...rendered.pages, ...rendered.diagrams.files, ...aboutRun(written, rendered, before, answers())];
}

/** What depends on the run: kept out of the pages, so that the same facts give the same pages. */
function aboutRun(
  { run, numbers }: WrittenRun,
  rendered: RenderedPages,
  before: ReadonlyMap<string, string>,
  answers: AnswerCount,
): readonly PublishedFile[] {
  const { pages, listed, changes, pictures, states } = describePages(rendered, before);
  const index = { ...run, numbers, answers, pages: listed, pictures: states };
  const text = runPage({ run, numbers, answers, pages, changes, pictures });
  return [
    { name: 'run.md', content: `${text}\n` },
    { name: 'index.json', content: `${JSON.stringify(index, null, 2)}\n` },
  ];
}
