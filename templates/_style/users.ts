import type { Rows } from '../report.ts';

type Facts = Rows<'portfolio_flows' | 'portfolio_refs' | 'portfolio_datasets'>;

/** Repositories whose text builds a table from others, or that read it, by table. */
export function usersOf(facts: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  const add = (table: string, repositories: readonly string[]): void => {
    const known = users.get(table) ?? new Set();
    for (const repo of repositories) known.add(repo);
    users.set(table, known);
  };
  for (const { to, repositories } of facts['portfolio_flows']) add(to, repositories);
  for (const { to, repo } of facts['portfolio_refs']) add(to, [repo]);
  for (const { dataset, readers } of facts['portfolio_datasets']) add(dataset, readers);
  return users;
}
