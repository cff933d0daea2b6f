import { Markup } from '../_style/markdown.ts';
import { countOf, formatShare, listOf } from '../_style/numbers.ts';
import type { Diagram, Rows } from '../report.ts';
import { inOrder, manyWord } from './counted.ts';

type Row = Rows<'lineage_coverage'>['lineage_coverage'][number];

const theme = JSON.stringify({
  theme: 'base',
  themeVariables: {
    xyChart: {
      backgroundColor: '#ffffff',
      titleColor: '#1b1b1b',
      xAxisLabelColor: '#1b1b1b',
      xAxisTitleColor: '#1b1b1b',
      xAxisLineColor: '#7d7d7d',
      xAxisTickColor: '#7d7d7d',
      yAxisLabelColor: '#1b1b1b',
      yAxisTitleColor: '#1b1b1b',
      yAxisLineColor: '#7d7d7d',
      yAxisTickColor: '#7d7d7d',
      plotColorPalette: '#2f5f8f',
    },
  },
  xyChart: { width: 760, height: 320 },
});

/** One bar for each thing that is counted: how much of it is resolved, in percent. Null where there is nothing to compare. */
export function coveragePicture(all: readonly Row[]): Diagram | null {
  const rows = inOrder(all);
  if (rows.length < 2) return null;
  const shares = rows.map((row) => `${manyWord(row)} ${formatShare(row.resolved, row.total)}`);
  return {
    name: 'shares',
    view: {
      theme: new Markup(`%%{init: ${theme}}%%`),
      names: rows.map(manyWord),
      shares: rows.map(({ share }) => Math.floor(share * 100)),
    },
    alt: `${countOf(rows.length, 'bar')}, resolved in percent: ${listOf(shares)}.`,
  };
}
