import type { LineageResult } from '../../schemas/cli/lineage.ts';
import { tableLines } from '../print-table.ts';

/** The lineage of a script for people; sections that hold nothing are left out. */
export function lineageLines(found: LineageResult): readonly string[] {
  const sections: readonly (readonly [string, readonly Readonly<Record<string, unknown>>[]])[] = [
    ['reads', found.reads.map((table) => ({ table }))],
    ['writes', found.writes.map((table) => ({ table }))],
    // Columns tell their tables too.
    ['flows', found.columns.length > 0 ? [] : found.edges.map(({ from, to }) => ({ from, to }))],
    ['columns', found.columns.map(columnRow)],
    ['output of the last query', found.output.map(columnRow)],
    ['control columns', found.control.map((column) => ({ column }))],
    ['temporary', found.temporary.map((table) => ({ table }))],
    ['unresolved', found.unresolved.map(({ what, reason }) => ({ what, reason }))],
  ];
  const filled = sections.filter(([, rows]) => rows.length > 0);
  if (filled.length === 0) return ['it reads and writes no table'];
  return filled.flatMap(([title, rows], at) => [
    ...(at === 0 ? [] : ['']),
    title,
    ...tableLines(rows).map((line) => `  ${line}`),
  ]);
}

const columnRow = ({ target, sources, kind, confidence }: LineageResult['columns'][number]) => ({
  target,
  sources: sources.length === 0 ? null : sources,
  kind,
  confidence,
});
