import { type QueryName, queries } from '../../queries/registry.ts';
import type { Ask, SavedQuery } from '../../queries/saved-query.ts';
import type { AnyReport, Rows } from '../../templates/report.ts';

/** Rows of every query of every page, each question asked once. */
export type Answers = ReadonlyMap<string, readonly unknown[]>;

const questionOf = (name: string, params: object): string => `${name} ${JSON.stringify(params)}`;

/** Asks what pages need, one question after the other; `progress` is told each one. */
export async function askAll(
  ask: Ask,
  reports: readonly AnyReport[],
  repo: string,
  progress: (question: string) => void,
): Promise<Answers> {
  const answers = new Map<string, readonly unknown[]>();
  for (const report of reports) {
    for (const [name, params] of Object.entries(report.asks)) {
      const question = questionOf(name, params);
      if (answers.has(question)) continue;
      progress(name);
      const query: SavedQuery = queries[name as QueryName];
      answers.set(question, await ask(query, { ...params, repo }));
    }
  }
  return answers;
}

/** The answers of one page by query name. */
export function rowsFor(report: AnyReport, answers: Answers): Rows<'repository'> {
  const rows = Object.entries(report.asks).map(
    ([name, params]) => [name, answers.get(questionOf(name, params)) ?? []] as const,
  );
  return Object.fromEntries(rows) as unknown as Rows<'repository'>;
}
