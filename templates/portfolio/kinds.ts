import { countOf, formatNumber } from '../_style/numbers.ts';
import type { Rows } from '../report.ts';

type Repository = Rows<'repositories'>['repositories'][number];

/** In the order in which they are told: a repository is what says most about it. */
const kinds = [
  { marker: 'dbt', word: 'dbt project', one: 'dbt project', many: 'dbt projects' },
  {
    marker: 'databricks-bundle',
    word: 'Databricks bundle',
    one: 'Databricks bundle',
    many: 'Databricks bundles',
  },
  { marker: 'pulumi', word: 'Pulumi project', one: 'Pulumi project', many: 'Pulumi projects' },
  { marker: 'sql', word: 'SQL', one: 'SQL repository', many: 'SQL repositories' },
  { marker: 'python-package', word: 'Python package', one: 'Python package', many: 'Python packages' },
  { marker: 'node-package', word: 'Node package', one: 'Node package', many: 'Node packages' },
  {
    marker: 'notebook',
    word: 'notebooks',
    one: 'repository of notebooks',
    many: 'repositories of notebooks',
  },
  { marker: 'python', word: 'Python', one: 'Python repository', many: 'Python repositories' },
] as const;

/** A few SQL files make no repository of SQL: there it must be what most lines are in. */
const isMostlySql = ({ languages }: Repository): boolean => languages[0] === 'SQL';

/** What a repository is first of all, by the signs that its census found. */
export function kindOf(row: Repository): string {
  const seen = kinds.filter(({ marker }) => row.markers.includes(marker));
  const said = seen.find(({ marker }) => marker !== 'sql' || isMostlySql(row)) ?? seen[0];
  return said?.word ?? 'other';
}

/** So many repositories of a kind, in words. */
export function countOfKind(kind: string, count: number): string {
  const known = kinds.find(({ word }) => word === kind);
  if (known === undefined) return `${formatNumber(count)} of ${count === 1 ? 'another kind' : 'other kinds'}`;
  return countOf(count, known.one, known.many);
}

/** Lines of text in all languages. */
export const linesOf = ({ language_lines }: Repository): number =>
  language_lines.reduce((sum, lines) => sum + lines, 0);
