import type { Prose } from '../_style/markdown.ts';
import { countOf, formatNumber, formatShare, listOf } from '../_style/numbers.ts';
import { sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';
import { countOfKind, kindOf, linesOf } from './kinds.ts';
import type { changeTable } from './quarters.ts';
import type { Risk, tablesIn } from './risks.ts';
import type { Tie } from './ties.ts';

type Repositories = Rows<'repositories'>['repositories'];

const repositoriesWord = (count: number): string => countOf(count, 'repository', 'repositories');

/** How many repositories of which kinds, whose, and how they hang together. */
export function whatThereIs(repositories: Repositories, ties: readonly Tie[]): Prose {
  if (repositories.length === 0) return ['The graph holds no repository yet.'];
  const lines = repositories.reduce((sum, row) => sum + linesOf(row), 0);
  const kinds = sortedBy(Map.groupBy(repositories, kindOf), ([kind, rows]) => [-rows.length, kind])
    .slice(0, 3)
    .map(([kind, rows]) => countOfKind(kind, rows.length));
  const teams = new Set(repositories.map(({ team }) => team).filter((team) => team !== 'unassigned')).size;
  const owned =
    teams === 0 ? 'no team is named for any' : `${countOf(teams, 'team')} own${teams === 1 ? 's' : ''} them`;
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to])).size;
  const bound =
    tied === 0
      ? 'none of them shares a table, a package or a person'
      : `${formatNumber(tied)} share tables, packages or people`;
  return [
    `The graph holds ${repositoriesWord(repositories.length)} with ${countOf(lines, 'line')} of text (most of all ${listOf(kinds)}); ${owned}, and ${bound}.`,
  ];
}

/** Where change went, and the riskiest place. */
export function whatStandsOut(change: ReturnType<typeof changeTable>, top: Risk | null): Prose {
  const most: Prose =
    change.most === null
      ? ['No change of a file that still exists is known']
      : [
          `Since ${change.quarters[0]}, `,
          { code: change.most.repo },
          ` took ${formatShare(change.most.changes, change.changes)} of ${countOf(change.changes, 'file change')}`,
        ];
  const risk: Prose =
    top === null
      ? ['; no changed file writes a table that others hang on.']
      : [
          '; most hangs on ',
          { repo: top.repo, path: top.path },
          ` of `,
          { code: top.repo },
          ` (${countOf(top.changes, 'change')}, ${countOf(top.fed, 'table')} further on).`,
        ];
  return [...most, ...risk];
}

interface Gaps {
  readonly repositories: Repositories;
  readonly activity: Rows<'repository_activity'>['repository_activity'];
  readonly tables: ReturnType<typeof tablesIn>;
}

/** What hides sharing or change from this page. */
export function whatIsNotKnown({ repositories, activity, tables }: Gaps): Prose {
  if (repositories.length === 0) return ['So nothing can be said of any.'];
  const unassigned = repositories.filter(({ team }) => team === 'unassigned').length;
  const silent = activity.filter(({ recent_commits }) => recent_commits === null).length;
  const { all, local } = tables;
  const parts = [
    unassigned === 0 ? '' : `who owns ${repositoriesWord(unassigned)}`,
    silent === 0 ? '' : `how much ${repositoriesWord(silent)} changed of late`,
    local === 0
      ? ''
      : `whether ${formatNumber(local)} of ${countOf(all, 'table')} are used elsewhere, since no instance is known for ${local === 1 ? 'it' : 'them'}`,
  ].filter((part) => part !== '');
  return [
    parts.length === 0
      ? 'Every repository has an owner, a history and fully named tables.'
      : `Not known: ${listOf(parts)}.`,
  ];
}
