import { type QueryName, queries } from '../../queries/registry.ts';
import type { Ask, SavedQuery } from '../../queries/saved-query.ts';
import type { AnyReport, Rows } from '../../templates/report.ts';

/** Rows of every query of every page, each question asked once. */
export type Answers = ReadonlyMap<string, readonly unknown[]>;

const questionOf = (name: string, params: object): string => `${name} ${JSON.stringify(params)}`;

/** What a page is rendered for: the key of a repository, or null for all of them. */
export type Subject = string | null;

/** Params of a question: a page about one repository asks about that one. */
export const paramsFor = (subject: Subject, params: object): object =>
  subject === null ? params : { ...params, repo: subject };

/** Asks what pages need, one question after the other; `progress` is told each one. */
export async function askAll(
  ask: Ask,
  reports: readonly AnyReport[],
  subject: Subject,
  progress: (question: string) => void,
): Promise<Answers> {
  const answers = new Map<string, readonly unknown[]>();
  for (const report of reports) {
    for (const [name, params] of Object.entries(report.asks)) {
      const question = questionOf(name, params);
      if (answers.has(question)) continue;
      progress(name);
      const query: SavedQuery = queries[name as QueryName];
      answers.set(question, await ask(query, paramsFor(subject, params) as never));
    }
  }
  return answers;
}

/** The answers of one page by query name. */
export function rowsFor(report: AnyReport, answers: Answers): Partial<Rows<QueryName>> {
  const rows = Object.entries(report.asks).map(
    ([name, params]) => [name, answers.get(questionOf(name, params)) ?? []] as const,
  );
  return Object.fromEntries(rows) as Partial<Rows<QueryName>>;
}
