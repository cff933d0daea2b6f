import type { Pictures } from '../../adapters/mermaid-cli/pictures.ts';
import type { PublishedFile } from '../../adapters/report-folder/report-folder.ts';
import { fileCommits } from '../../queries/file-commits/query.ts';
import type { Ask } from '../../queries/saved-query.ts';
import { fileName } from '../../templates/_style/links.ts';
import type { FileMention } from '../../templates/_style/markdown.ts';
import type { AnyReport } from '../../templates/report.ts';
import { type Answers, askAll, rowsFor, type Subject } from './ask-for-report.ts';
import { type DrawnDiagrams, drawDiagrams, type ReportView } from './draw-diagrams.ts';
import { hostsOf } from './hosts.ts';
import { closePage, cutQueries, renderPage, type TemplateTexts } from './render-page.ts';

export interface RenderTools {
  readonly ask: Ask;
  readonly pictures: Pictures;
  readonly texts: TemplateTexts;
  readonly reports: readonly AnyReport[];
  readonly progress: (step: string) => void;
  readonly signal?: AbortSignal;
}

export interface PublishedPage extends PublishedFile {
  readonly content: string;
  readonly report: AnyReport;
}

export interface RenderedPages {
  readonly pages: readonly PublishedPage[];
  readonly diagrams: DrawnDiagrams;
}

/** Every page about the subject with its diagrams: a pure function of what the graph answers. */
export async function renderPages(subject: Subject, tools: RenderTools): Promise<RenderedPages> {
  const reports = tools.reports.filter(
    ({ about }) => about === (subject === null ? 'portfolio' : 'repository'),
  );
  const answers = await askAll(tools.ask, reports, subject, tools.progress);
  const views = reports.map((report) => ({
    report,
    view: report.view(rowsFor(report, answers) as never),
  }));
  tools.progress('pictures');
  const diagrams = await drawDiagrams(views, tools.texts, tools.pictures, tools.signal);
  const pages: PublishedPage[] = [];
  for (const view of views) {
    tools.progress(view.report.name);
    pages.push(await writePage(subject, view, answers, diagrams, tools));
  }
  return { pages, diagrams };
}

async function writePage(
  subject: Subject,
  { report, view }: ReportView,
  answers: Answers,
  diagrams: DrawnDiagrams,
  { ask, texts }: RenderTools,
): Promise<PublishedPage> {
  const rows = rowsFor(report, answers);
  const page = renderPage({
    report,
    subject,
    hostOf: hostsOf(subject, rows),
    page: view.page,
    pictures: diagrams.placed.get(report.name) ?? new Map(),
    texts,
    cut: cutQueries(report, rows as Readonly<Record<string, readonly unknown[]>>),
  });
  const commits = await commitsOf(ask, subject, [...page.gathered.files.values()]);
  return { name: `${report.name}.md`, content: closePage(page, commits), report };
}

/** How many paths one question names: keeps the statement's parameters small. */
const PATHS_AT_ONCE = 1_000;

/** The commit that last changed each file, by `fileName`. */
async function commitsOf(
  ask: Ask,
  subject: Subject,
  files: readonly FileMention[],
): Promise<ReadonlyMap<string, string>> {
  const commits = new Map<string, string>();
  for (const [repo, mentions] of Map.groupBy(files, (file) => file.repo ?? subject)) {
    if (repo === null) continue;
    const paths = [...new Set(mentions.map(({ path }) => path))].sort();
    for (let at = 0; at < paths.length; at += PATHS_AT_ONCE) {
      const rows = await ask(fileCommits, { repo, paths: paths.slice(at, at + PATHS_AT_ONCE) });
      for (const { path, last_commit } of rows)
        commits.set(fileName(subject === null ? { repo, path } : { path }), last_commit);
    }
  }
  return commits;
}
