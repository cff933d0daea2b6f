import type { Prose } from '../_style/markdown.ts';
import { countOf, formatNumber, formatShare, listOf } from '../_style/numbers.ts';
import { sortedBy } from '../_style/order.ts';
import { reasonPhrase } from '../_style/reasons.ts';
import type { Rows } from '../report.ts';
import { inOrder, isColumn, isWhole, wordFor } from './counted.ts';

type Facts = Rows<'lineage_coverage' | 'coverage_reasons' | 'coverage_files'>;
type Row = Facts['lineage_coverage'][number];

const sum = (rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** How much was seen, and how much of it names all its tables. */
export function whatItIs(rows: Facts): Prose {
  const counted = inOrder(rows['lineage_coverage'].filter(isWhole));
  const columns = rows['lineage_coverage'].filter(isColumn);
  if (counted.length === 0) return columnsAlone(columns);
  const seen = counted.map((row) => `${formatNumber(row.total)} ${wordFor(row, row.total)}`);
  const share = formatShare(
    sum(counted, ({ resolved }) => resolved),
    sum(counted, ({ total }) => total),
  );
  return [
    `Of ${listOf(seen)}, ${share} are resolved: every table, path and topic of theirs is known by name.`,
  ];
}

function columnsAlone(columns: readonly Row[]): Prose {
  const total = sum(columns, (row) => row.total);
  const share = formatShare(
    sum(columns, ({ resolved }) => resolved),
    total,
  );
  return [`${share} of ${countOf(total, 'column')} ${total === 1 ? 'is' : 'are'} resolved.`];
}

/** The file and the reason that leave most open. */
export function whatStandsOut(rows: Facts): Prose {
  const [file] = sortedBy(rows['coverage_files'].filter(isWhole), ({ unresolved, path, miner, subject }) => [
    -unresolved,
    path,
    miner,
    subject,
  ]);
  const reasons = [...Map.groupBy(rows['coverage_reasons'].filter(isWhole), ({ reason }) => reason)].map(
    ([reason, all]) => ({ reason, open: all.reduce((total, { unresolved }) => total + unresolved, 0) }),
  );
  const [first] = sortedBy(reasons, ({ open, reason }) => [-open, reason]);
  if (file === undefined || first === undefined) return ['Nothing that names tables is left open.'];
  const most = reasonPhrase(first.reason, formatNumber(first.open), first.open === 1);
  return [
    `Most is open because ${most}; the file with most left open is `,
    { path: file.path },
    `, with ${formatNumber(file.unresolved)} of ${formatNumber(file.total)} ${wordFor(file, file.total)} open.`,
  ];
}

/** Columns without known origin, and what this page cannot count. */
export function whatIsNotKnown(rows: Facts): Prose {
  const columns = rows['lineage_coverage'].filter(isColumn);
  const total = sum(columns, (row) => row.total);
  if (total === 0)
    return ['What is not known: how columns come about, for nothing here was read down to its columns.'];
  const open = sum(columns, ({ unresolved }) => unresolved);
  if (open === 0)
    return [
      `The origin of ${total === 1 ? 'the one column' : `all ${formatNumber(total)} columns`} that something here fills is known.`,
    ];
  return [
    `What is not known: the origin of ${formatNumber(open)} of ${countOf(total, 'column')} that something here fills; a star over an unknown table counts as one.`,
  ];
}
