import { capped, sortedBy } from '../_style/order.ts';
import type { Facts, Table } from './tables.ts';

/** One line for each table and each file that writes it. */
export const writerRows = (tables: readonly Table[]) =>
  tables.flatMap(({ key, writers }) =>
    sortedBy(
      new Map(writers.map((row) => [JSON.stringify([row.repo, row.path, row.line, row.job]), row])).values(),
      (row) => [row.repo, row.path, row.line, row.job],
    ).map(({ repo, path, line, family, title, job }) => ({
      key,
      repo,
      path,
      line,
      kind: WORDS[family] ?? 'code',
      job: title ?? job,
    })),
  );

const WORDS: Readonly<Record<string, string>> = {
  Statement: 'statement',
  Task: 'task',
  Pipeline: 'pipeline',
  DbtModel: 'model',
  DbtSeed: 'seed',
  DbtSnapshot: 'snapshot',
};

/** One line for each table and each resource behind it. */
export const resourceRows = (tables: readonly Table[]) =>
  tables.flatMap((table) => {
    const runs = table.compute.flatMap((row) =>
      row.resource === null
        ? [
            {
              name: row.cluster ?? '',
              type: 'cluster of the job',
              repo: '',
              stack: '',
              environment: '',
              role: 'runs it',
            },
          ]
        : [
            named(
              row.resource_name ?? '',
              row.resource_type,
              row.repo ?? '',
              row.stack_name,
              row.environment,
              'runs it',
            ),
          ],
    );
    const holds = table.holders.map((row) =>
      named(
        row.resource_name,
        row.resource_type,
        row.repo,
        row.stack_name,
        row.environment,
        row.role === 'makes' ? 'holds it' : 'says who may use it',
      ),
    );
    const rows = new Map([...runs, ...holds].map((row) => [JSON.stringify(row), { key: table.key, ...row }]));
    return sortedBy(rows.values(), (row) => [
      row.role,
      row.repo,
      row.type,
      row.name,
      row.environment,
      row.stack,
    ]);
  });

const named = (
  name: string,
  type: string | null,
  repo: string,
  stack: string | null,
  environment: string | null,
  role: string,
) => ({
  name,
  type: type ?? 'object of a bundle',
  repo,
  stack: stack ?? '',
  environment: environment ?? '',
  role,
});

const MOST_PEOPLE = 3;

/** Whom to ask about each table: who changed what writes it most of late, and the teams of those repositories. */
export function peopleRows(tables: readonly Table[], facts: Facts) {
  const people = Map.groupBy(facts['table_people'], ({ dataset }) => dataset);
  const teams = new Map(facts.repositories.map(({ repo, team }) => [repo, team]));
  return tables.map(({ key, writers }) => {
    const byPerson = Map.groupBy(people.get(key) ?? [], ({ person }) => person);
    const all = [...byPerson.values()].map((rows) => ({
      name: rows.map(({ name }) => name).sort()[0] ?? '',
      person: rows[0]?.person ?? '',
      changes: rows.reduce((sum, { changes }) => sum + changes, 0),
    }));
    const { shown, more } = capped(
      sortedBy(all, ({ changes, name, person }) => [-changes, name, person]),
      MOST_PEOPLE,
    );
    const owners = [...new Set(writers.map(({ repo }) => teams.get(repo) ?? 'unassigned'))].sort();
    return { key, teams: owners, people: sortedBy(shown, ({ name, person }) => [name, person]), more };
  });
}

/** What hangs on each table, in numbers. */
export const downstreamRows = (tables: readonly Table[]) =>
  tables.map(({ key, downstream, boards, repositories }) => ({
    key,
    tables: downstream.size,
    boards: boards.length,
    repositories: repositories.length,
  }));
