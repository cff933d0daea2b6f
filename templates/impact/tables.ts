import { capped, sortedBy } from '../_style/order.ts';
import { reachOf } from '../_style/reach.ts';
import { usersOf } from '../_style/users.ts';
import type { Rows } from '../report.ts';

export type Facts = Rows<
  | 'table_jobs'
  | 'job_resources'
  | 'table_holders'
  | 'table_people'
  | 'table_boards'
  | 'portfolio_flows'
  | 'portfolio_refs'
  | 'portfolio_datasets'
  | 'repositories'
>;

export type Writer = Facts['table_jobs'][number];
export type JobResource = Facts['job_resources'][number];
export type Holder = Facts['table_holders'][number];

/** A table that code here writes, with what stands behind it and what hangs on it. */
export interface Table {
  readonly key: string;
  /** Without platform and instance, or without its repository. */
  readonly name: string;
  readonly writers: readonly Writer[];
  readonly compute: readonly JobResource[];
  readonly holders: readonly Holder[];
  /** Tables made of it, in any number of steps. */
  readonly downstream: ReadonlySet<string>;
  /** Dashboards and declared uses of it or of those, by key. */
  readonly boards: readonly Facts['table_boards'][number][];
  /** Other repositories that read it, or make those. */
  readonly repositories: readonly string[];
}

/** All tables that code here writes; those with most that hangs on them first. */
export function writtenTables(facts: Facts): readonly Table[] {
  const reach = reachOf([...facts['portfolio_flows'], ...facts['portfolio_refs']]);
  const writers = Map.groupBy(facts['table_jobs'], ({ dataset }) => dataset);
  const resources = Map.groupBy(facts['job_resources'], ({ job }) => job);
  const holders = Map.groupBy(facts['table_holders'], ({ dataset }) => dataset);
  const boards = Map.groupBy(facts['table_boards'], ({ dataset }) => dataset);
  const users = usersOf(facts);
  const tables = [...writers].map(([key, written]): Table => {
    const downstream = reach([key]);
    const whole = [key, ...downstream];
    const own = new Set(written.map(({ repo }) => repo));
    const others = new Set(whole.flatMap((table) => [...(users.get(table) ?? [])]));
    const jobs = new Set(written.flatMap(({ job }) => job ?? []));
    const shown = new Map(whole.flatMap((table) => (boards.get(table) ?? []).map((row) => [row.board, row])));
    return {
      key,
      name: tableName(key),
      writers: sortedBy(written, (row) => [row.repo, row.path, row.line, row.job, row.name]),
      compute: [...jobs].flatMap((job) => resources.get(job) ?? []),
      holders: holders.get(key) ?? [],
      downstream,
      boards: sortedBy(shown.values(), ({ board }) => [board]),
      repositories: [...others].filter((repo) => !own.has(repo)).sort(),
    };
  });
  return sortedBy(tables, (table) => [-weightOf(table), table.key]);
}

/** How much hangs on a table: a reader outside counts as much as a table. */
export const weightOf = ({ downstream, boards, repositories }: Table): number =>
  downstream.size + boards.length + repositories.length;

function tableName(key: string): string {
  const local = key.indexOf('::');
  if (local !== -1) return key.slice(local + 2);
  return /^[a-z]+:[^/:]+\//.test(key) ? key.slice(key.indexOf('/') + 1) : key;
}

const MOST_SHOWN = 25;

/** The tables with most that hangs on them, by key so that a shift in rank moves no row. */
export function shownTables(tables: readonly Table[]) {
  const { shown, more } = capped(
    tables.filter((table) => weightOf(table) > 0),
    MOST_SHOWN,
  );
  return { shown: sortedBy(shown, ({ key }) => [key]), more, top: shown[0] ?? null };
}

/** What stands behind a table outside of code: stacks by their key. */
export const stacksOf = ({ compute, holders }: Table): readonly string[] =>
  [...new Set([...compute, ...holders].flatMap(({ stack }) => stack ?? []))].sort();
