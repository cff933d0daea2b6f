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

/** While the graph works on one question, the answer of another is read. More would crowd out who else asks. */
const AT_ONCE = 3;

/** Asks what pages need, each question once and some at a time; `progress` is told each one. */
export async function askAll(
  ask: Ask,
  reports: readonly AnyReport[],
  subject: Subject,
  progress: (question: string) => void,
): Promise<Answers> {
  const answers = new Map<string, readonly unknown[]>();
  const asked = new Map(
    reports.flatMap(({ asks }) =>
      Object.entries(asks).map(([name, params]) => [questionOf(name, params), { name, params }] as const),
    ),
  );
  const waiting = [...asked].reverse();
  const askOn = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [question, { name, params }] = next;
      progress(name);
      const query: SavedQuery = queries[name as QueryName];
      answers.set(question, await ask(query, paramsFor(subject, params) as never));
    }
  };
  // Where one fails the pages fail: what still waits is not asked.
  const orStop = (error: unknown): never => {
    waiting.length = 0;
    throw error;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, () => askOn().catch(orStop)));
  return answers;
}

/** The answers of one page by query name. */
export function rowsFor(report: AnyReport, answers: Answers): Partial<Rows<QueryName>> {
  const rows = Object.entries(report.asks).map(
    ([name, params]) => [name, answers.get(questionOf(name, params)) ?? []] as const,
  );
  return Object.fromEntries(rows) as Partial<Rows<QueryName>>;
}
