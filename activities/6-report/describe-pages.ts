import { countOf, formatNumber } from '../../templates/_style/numbers.ts';
import type { AnswerCount } from './answer-count.ts';
import type { DrawnDiagrams } from './draw-diagrams.ts';
import type { RenderedPages } from './render-pages.ts';
import { comparePage, type PageChange } from './what-changed.ts';

/** A page as lists of pages show it. */
export interface ListedPage {
  readonly file: string;
  readonly title: string;
  readonly description: string;
}

export interface PictureCount {
  readonly drawn: number;
  readonly failed: number;
  readonly unavailable: number;
}

export interface DescribedPages {
  readonly pages: readonly ListedPage[];
  /** The same with how many lines are new and gone, for index.json. */
  readonly listed: readonly (ListedPage & {
    readonly new: boolean;
    readonly added: number;
    readonly removed: number;
  })[];
  readonly changes: readonly PageChange[];
  readonly pictures: PictureCount;
  readonly states: DrawnDiagrams['states'];
}

/** What is told beside the pages: which there are, what changed on them, and what became of their pictures. */
export function describePages(
  { pages, diagrams: { states } }: RenderedPages,
  before: ReadonlyMap<string, string>,
): DescribedPages {
  const changes = pages.map(({ name, content }) => comparePage(name, before.get(name), content));
  const shown = pages.map(({ name, report: { title, description } }) => ({ file: name, title, description }));
  const stateCount = (state: string): number => states.filter((diagram) => diagram.state === state).length;
  return {
    pages: shown,
    listed: shown.map((page, at) => ({
      ...page,
      new: changes[at]?.isNew ?? true,
      added: changes[at]?.added.length ?? 0,
      removed: changes[at]?.removed.length ?? 0,
    })),
    changes,
    pictures: {
      drawn: stateCount('drawn'),
      failed: stateCount('failed'),
      unavailable: stateCount('unavailable'),
    },
    states,
  };
}

/** Rows of the table at the top of run.md that tell of the rendering. */
export const renderingRows = (
  pages: number,
  { drawn, failed, unavailable }: PictureCount,
  { asked, remembered }: AnswerCount,
): readonly string[] => [
  `| Pages | ${formatNumber(pages)} |`,
  `| Answers | ${formatNumber(asked)} asked, ${formatNumber(remembered)} from memory |`,
  `| Images drawn | ${formatNumber(drawn)} |`,
  `| Diagrams that could not be drawn | ${formatNumber(failed)} |`,
  `| Diagrams without a browser to draw them | ${formatNumber(unavailable)} |`,
];

export const pageList = (pages: readonly ListedPage[]): readonly string[] =>
  pages.map(({ file, title, description }) => `- [${title}](${file}): ${description}`);

const MOST_LINES = 40;

/** What is new and gone on one page, in lines. */
export function changeLines({ page, isNew, added, removed }: PageChange): readonly string[] {
  const name = `[${page}](${page})`;
  if (isNew) return [`- ${name} is new.`];
  if (added.length + removed.length === 0) return [`- ${name} says the same.`];
  const lines = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
  const more = lines.length - MOST_LINES;
  return [
    `- ${name}: ${countOf(added.length, 'line')} new, ${countOf(removed.length, 'line')} gone.`,
    '',
    ...lines.slice(0, MOST_LINES).map((line) => `      ${line}`),
    ...(more > 0 ? ['', `  …and ${countOf(more, 'more line')}.`] : []),
    '',
  ];
}
