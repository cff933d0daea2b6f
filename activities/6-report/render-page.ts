import { type QueryName, queries } from '../../queries/registry.ts';
import type { HostOf } from '../../templates/_style/links.ts';
import { codeSpan } from '../../templates/_style/markdown.ts';
import { countOf } from '../../templates/_style/numbers.ts';
import { type Gathered, linkDefinitions, type PlacedPicture } from '../../templates/_style/vocabulary.ts';
import type { AnyReport, Diagram } from '../../templates/report.ts';
import { paramsFor, type Subject } from './ask-for-report.ts';
import { compileTemplate } from './compile-template.ts';

/** Text of each template by its path below templates/, e.g. `sql-lineage/report.hbs`. */
export type TemplateTexts = ReadonlyMap<string, string>;

const textOf = (texts: TemplateTexts, path: string): string => {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`No template templates/${path}`);
  return text;
};

export const drawSource = (report: AnyReport, diagram: Diagram, texts: TemplateTexts): string =>
  compileTemplate(textOf(texts, `${report.name}/${diagram.name}.mmd.hbs`), 'mermaid')(diagram.view, {});

export interface PageInput {
  readonly report: AnyReport;
  readonly subject: Subject;
  readonly hostOf: HostOf;
  readonly page: object;
  readonly pictures: ReadonlyMap<string, PlacedPicture>;
  readonly texts: TemplateTexts;
  /** Queries that returned as many rows as they may, so that what comes after is not on the page. */
  readonly cut: readonly QueryName[];
}

export interface Page {
  readonly body: string;
  /** Files that the body links to: their definitions are added by `closePage`. */
  readonly gathered: Gathered;
}

/** The page without its last block. Pure: the same input gives the same text. */
export function renderPage({ report, subject, hostOf, page, pictures, texts, cut }: PageInput): Page {
  const gathered: Gathered = {
    hostOf,
    files: new Map(),
    queries: new Set(),
    pictures,
  };
  const body = compileTemplate(textOf(texts, `${report.name}/report.hbs`), 'markdown')(page, gathered);
  for (const name of cut) gathered.queries.add(name);
  const notes = [...gathered.queries].sort().map((name) => footnote(report, name as QueryName, subject));
  const text = [tidy(body), ...cutLines(cut), ...notes].join('\n');
  return { body: `${text}\n`, gathered };
}

/** Said on the page, since a total over cut rows is too small and nobody could see it. */
const cutLines = (cut: readonly QueryName[]): readonly string[] =>
  cut.length === 0
    ? []
    : [
        '## What did not fit',
        '',
        ...cut.map(
          (name) =>
            `- More than ${countOf(limitOf(name), 'row')} answer ${codeSpan(name)}; only the first are counted here. [^${name}]`,
        ),
        '',
      ];

const limitOf = (name: QueryName): number => queries[name].params.shape.limit.parse(undefined);

/** Queries of a page whose answer is as long as their own limit; a limit that the page chose itself is meant. */
export const cutQueries = (
  report: AnyReport,
  rows: Readonly<Record<string, readonly unknown[]>>,
): readonly QueryName[] =>
  (Object.keys(report.asks) as QueryName[])
    .filter((name) => report.asks[name] !== undefined && !('limit' in report.asks[name]))
    .filter((name) => limitOf(name) > 1 && (rows[name]?.length ?? 0) >= limitOf(name))
    .sort();

/** Adds the block of link definitions, each at the commit that last changed the file (by `fileName`). */
export function closePage({ body, gathered }: Page, commits: ReadonlyMap<string, string>): string {
  const links = linkDefinitions(gathered, commits);
  return links.length === 0 ? body : `${body}\n${links.join('\n')}\n`;
}

/** No trailing blanks and never two empty lines, whatever parts a template left out. */
const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;

function footnote(report: AnyReport, name: QueryName, subject: Subject): string {
  const query = queries[name];
  const asked = report.asks[name];
  if (query === undefined || asked === undefined)
    throw new Error(`${report.name} names the query ${name}, which it does not ask`);
  const params = Object.entries(query.params.parse(paramsFor(subject, asked)) as object)
    .map(([key, value]) => `${key} ${codeSpan(typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(', ');
  return `[^${name}]: ${query.description} Saved query ${codeSpan(name)} with ${params}.`;
}
