import type { Prose } from '../_style/markdown.ts';
import { countOf, formatNumber, listOf } from '../_style/numbers.ts';
import { sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';
import { type CriticalFile, dependants } from './critical-files.ts';
import type { Hotspot } from './hotspots.ts';

type Facts = Rows<'hotspots' | 'co_change_reasons'>;

/** What "of late" means on this page. */
export const windowOf = ({ hotspots }: Pick<Facts, 'hotspots'>): string =>
  hotspots[0]?.window === 'four-quarters'
    ? 'the last four quarters that saw any change'
    : 'the 12 months before the commit';

/** The fewest files that took half of the changes. */
function halfOf(rows: Facts['hotspots']): { readonly files: number; readonly changes: number } {
  const total = rows.reduce((sum, { changes }) => sum + changes, 0);
  let sum = 0;
  let files = 0;
  for (const { changes } of sortedBy(rows, (row) => [-row.changes, row.path])) {
    if (sum * 2 >= total) break;
    sum += changes;
    files++;
  }
  return { files, changes: total };
}

/** What moved, and how much of it fell on how few files. */
export function whatMoved(facts: Facts): Prose {
  if (facts.hotspots.length === 0) return [`In ${windowOf(facts)}, no file that still exists changed.`];
  const { files, changes } = halfOf(facts.hotspots);
  return [
    `In ${windowOf(facts)}, ${countOf(facts.hotspots.length, 'file')} changed in ${countOf(changes, 'file change')}; half of the changes fell on ${countOf(files, 'file')}.`,
  ];
}

/** The hottest file, how many of the hottest one person alone could explain, and the riskiest for tables. */
export function whatStandsOut(spots: readonly Hotspot[], critical: CriticalFile | null): Prose {
  const top = spots[0];
  const lead: Prose =
    top === undefined
      ? ['No changed file outside the tests has a known complexity, so there is no hotspot']
      : [
          'Hottest is ',
          { path: top.path },
          `, changed ${countOf(top.changes, 'time')} at complexity ${formatNumber(top.complexity)}`,
        ];
  const alone = spots.filter(({ bus_factor }) => bus_factor === 1).length;
  const known =
    alone === 0
      ? []
      : [
          `; of ${countOf(spots.length, 'hotspot')}, ${formatNumber(alone)} ${alone === 1 ? 'owes' : 'owe'} most of the changes to one person`,
        ];
  const tables: Prose =
    critical === null
      ? []
      : [
          '; most hangs on the tables of ',
          { path: critical.path },
          ` (${formatNumber(dependants(critical))} further on)`,
        ];
  return [...lead, ...known, ...tables, '.'];
}

/** Files without complexity, pairs that nothing explains. */
export function whatIsNotKnown(facts: Facts): Prose {
  const unmeasured = facts.hotspots.filter(({ complexity }) => complexity === null).length;
  const sum = (rows: Facts['co_change_reasons']): number => rows.reduce((all, { pairs }) => all + pairs, 0);
  const unexplained = sum(facts['co_change_reasons'].filter(({ explained }) => explained?.length === 0));
  const unlooked = sum(facts['co_change_reasons'].filter(({ explained }) => explained === null));
  if (facts.hotspots.length + facts['co_change_reasons'].length === 0)
    return ['So there is nothing to measure.'];
  const parts = [
    unmeasured === 0 ? '' : `the complexity of ${countOf(unmeasured, 'changed file')}`,
    unexplained === 0 ? '' : `why ${countOf(unexplained, 'pair')} of files change together`,
    unlooked === 0 ? '' : `what explains ${countOf(unlooked, 'pair')} of files, since nobody looked yet`,
  ].filter((part) => part !== '');
  return [
    parts.length === 0
      ? 'Every changed file has a known complexity, and every pair that changes together is explained.'
      : `Not known: ${listOf(parts)}.`,
  ];
}
