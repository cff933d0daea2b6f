import type { Pictures } from '../../adapters/mermaid-cli/pictures.ts';
import type { PublishedFile } from '../../adapters/report-folder/report-folder.ts';
import { fileCommits } from '../../queries/file-commits/query.ts';
import type { Ask } from '../../queries/saved-query.ts';
import { Failure } from '../../schemas/failures.ts';
import type { RunNumbers, RunRef } from '../../schemas/run.ts';
import type { AnyReport } from '../../templates/report.ts';
import { type Answers, askAll, rowsFor } from './ask-for-report.ts';
import { type DrawnDiagrams, drawDiagrams, type ReportView } from './draw-diagrams.ts';
import { closePage, cutQueries, renderPage, type TemplateTexts } from './render-page.ts';
import { runPage } from './run-page.ts';
import { comparePage } from './what-changed.ts';

/** The run whose pages are rendered, and what it did. */
export interface WrittenRun {
  readonly run: RunRef;
  readonly numbers: RunNumbers;
}

export interface RenderTools {
  readonly ask: Ask;
  readonly pictures: Pictures;
  readonly texts: TemplateTexts;
  readonly reports: readonly AnyReport[];
  readonly progress: (step: string) => void;
  readonly signal?: AbortSignal;
}

/** All files of a run's folder: pages, diagrams, run.md and index.json. `before` holds the texts of the run before. */
export async function renderAll(
  written: WrittenRun,
  before: ReadonlyMap<string, string>,
  tools: RenderTools,
): Promise<readonly PublishedFile[]> {
  const { run } = written;
  const answers = await askAll(tools.ask, tools.reports, run.repo, tools.progress);
  const views = tools.reports.map((report) => ({
    report,
    view: report.view(rowsFor(report, answers) as never),
  }));
  tools.progress('pictures');
  const diagrams = await drawDiagrams(views, tools.texts, tools.pictures, tools.signal);
  const pages: PublishedPage[] = [];
  for (const view of views) {
    tools.progress(view.report.name);
    pages.push(await writePage(run, view, answers, diagrams, tools));
  }
  return [...pages, ...diagrams.files, ...aboutRun(written, pages, diagrams, before)];
}

interface PublishedPage extends PublishedFile {
  readonly content: string;
  readonly report: AnyReport;
}

/** How many paths one question names: keeps the statement's parameters small. */
const PATHS_AT_ONCE = 1_000;

async function writePage(
  run: RunRef,
  { report, view }: ReportView,
  answers: Answers,
  diagrams: DrawnDiagrams,
  { ask, texts }: RenderTools,
): Promise<PublishedPage> {
  const rows = rowsFor(report, answers);
  const repository = rows.repository[0];
  if (repository === undefined) throw new Failure('PageFailed', `The graph does not know ${run.repo}`);
  const pictures = diagrams.placed.get(report.name) ?? new Map();
  const page = renderPage({
    report,
    repository,
    page: view.page,
    pictures,
    texts,
    cut: cutQueries(report, rows),
  });
  const paths = [...new Set([...page.gathered.files.values()].map(({ path }) => path))].sort();
  const commits = new Map<string, string>();
  for (let at = 0; at < paths.length; at += PATHS_AT_ONCE) {
    const rows = await ask(fileCommits, { repo: run.repo, paths: paths.slice(at, at + PATHS_AT_ONCE) });
    for (const { path, last_commit } of rows) commits.set(path, last_commit);
  }
  return { name: `${report.name}.md`, content: closePage(page, commits, repository.default_branch), report };
}

/** What depends on the run: kept out of the pages, so that the same facts give the same pages. */
function aboutRun(
  { run, numbers }: WrittenRun,
  pages: readonly PublishedPage[],
  { states }: DrawnDiagrams,
  before: ReadonlyMap<string, string>,
): readonly PublishedFile[] {
  const changes = pages.map(({ name, content }) => comparePage(name, before.get(name), content));
  const listed = pages.map(({ name, report }) => ({
    file: name,
    title: report.title,
    description: report.description,
  }));
  const stateCount = (state: string): number => states.filter((diagram) => diagram.state === state).length;
  const pictures = {
    drawn: stateCount('drawn'),
    failed: stateCount('failed'),
    unavailable: stateCount('unavailable'),
  };
  const index = {
    ...run,
    numbers,
    pages: listed.map((page, at) => {
      const change = changes[at];
      return { ...page, new: change?.isNew, added: change?.added.length, removed: change?.removed.length };
    }),
    pictures: states,
  };
  return [
    { name: 'run.md', content: `${runPage({ run, numbers, pages: listed, changes, pictures })}\n` },
    { name: 'index.json', content: `${JSON.stringify(index, null, 2)}\n` },
  ];
}
