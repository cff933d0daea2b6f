import { byText, type Capped, capped, sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';

type Facts = Rows<'portfolio_datasets' | 'portfolio_packages' | 'portfolio_people' | 'repository_links'>;

const MOST_THINGS = 40;
const MOST_REPOSITORIES = 5;

const few = (repositories: readonly string[]): Capped<string> =>
  capped([...new Set(repositories)].sort(byText), MOST_REPOSITORIES);

/** The most shared of each kind, each list by name. */
export function sharedThings(facts: Facts) {
  const tables = capped(
    sortedBy(facts['portfolio_datasets'], ({ repositories, dataset }) => [-repositories, dataset]),
    MOST_THINGS,
  );
  const packages = capped(
    sortedBy(facts['portfolio_packages'], ({ repositories, package: name }) => [-repositories, name]),
    MOST_THINGS,
  );
  const people = capped(
    sortedBy(facts['portfolio_people'], ({ repositories, person }) => [-repositories.length, person]),
    MOST_THINGS,
  );
  const publishers = Map.groupBy(
    facts['repository_links'].filter(({ kind }) => kind === 'package'),
    ({ thing }) => thing,
  );
  return {
    tables: {
      shown: sortedBy(tables.shown, ({ dataset }) => [dataset]).map(({ dataset, writers, readers }) => ({
        dataset,
        writers: few(writers),
        readers: few(readers),
      })),
      more: tables.more,
    },
    packages: {
      shown: sortedBy(packages.shown, ({ package: name }) => [name]).map((row) => ({
        name: row.package,
        repositories: row.repositories,
        files: row.files,
        from: few((publishers.get(row.package) ?? []).map(({ from }) => from)),
      })),
      more: packages.more,
    },
    people: {
      shown: sortedBy(people.shown, ({ name, person }) => [name, person]).map((row) => ({
        name: row.name,
        repositories: few(row.repositories),
        changes: row.changes.reduce((sum, count) => sum + count, 0),
        last_quarter: row.last_quarter,
      })),
      more: people.more,
    },
  };
}
