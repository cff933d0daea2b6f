import type { Prose } from '../_style/markdown.ts';
import { countOf, formatNumber, listOf } from '../_style/numbers.ts';
import { stacksOf, type Table } from './tables.ts';

/** How many tables are written here, and for how many the way behind them is known. */
export function whatThereIs(tables: readonly Table[]): Prose {
  if (tables.length === 0) return ['No repository here writes a table that Fresh can name.'];
  const jobs = tables.filter(({ writers }) => writers.some(({ job }) => job !== null)).length;
  const stacks = tables.filter((table) => stacksOf(table).length > 0).length;
  return [
    `Code of these repositories writes ${countOf(tables.length, 'table')}; behind ${formatNumber(jobs)} a job is known, behind ${formatNumber(stacks)} a stack of infrastructure.`,
  ];
}

/** The table that most hangs on. */
export function whatStandsOut(top: Table | null): Prose {
  if (top === null) return ['No table, board or other repository hangs on any of them.'];
  const { key, downstream, boards, repositories } = top;
  return [
    'Most hangs on ',
    { code: key },
    `: ${listOf([
      countOf(downstream.size, 'table'),
      countOf(boards.length, 'board'),
      countOf(repositories.length, 'other repository', 'other repositories'),
    ])}.`,
  ];
}

/** What keeps the way from being whole. */
export function whatIsNotKnown(tables: readonly Table[], unjoined: number): Prose {
  const jobless = tables.filter(({ writers }) => writers.every(({ job }) => job === null)).length;
  const local = tables.filter(({ key }) => key.includes('::')).length;
  const parts = [
    jobless === 0 ? '' : `which job writes ${formatNumber(jobless)} of them`,
    unjoined === 0
      ? ''
      : `where ${countOf(unjoined, 'reference')} to other repositories ${unjoined === 1 ? 'leads' : 'lead'}`,
    local === 0
      ? ''
      : `who else uses ${formatNumber(local)}, since no instance is known for ${local === 1 ? 'it' : 'them'}`,
  ].filter((part) => part !== '');
  return [parts.length === 0 ? 'Every step of every way is known.' : `Not known: ${listOf(parts)}.`];
}
