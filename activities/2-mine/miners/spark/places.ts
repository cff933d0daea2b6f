import type { Cell } from '../../../../languages/notebook/cells.ts';
import type { StatementFacts } from '../../../../languages/pyspark/facts.ts';
import type { Program } from './read-programs.ts';
import { wayTo } from './way-to.ts';

/** A place as people find it in the program's own file. */
export interface Found {
  readonly lines: [number, number] | null;
  /** Number of the cell, from 1; null in a file without cells. */
  readonly cell: number | null;
  readonly language: Cell['kind'];
}

/** Where in a program something comes about; of what another file's code does, the line that brings that file in. */
export function placeIn(
  program: Program,
  { file, lines }: Pick<StatementFacts, 'file' | 'lines'>,
  programs: ReadonlyMap<string, Program>,
): Found {
  const { path, notebook, hasLines } = program;
  const way = file === path ? null : wayTo(program, file, programs);
  const range: [number, number] | null =
    file === path ? [lines[0], lines[1]] : way === null ? null : [way, way];
  const first = range?.[0] ?? 0;
  const at = hasLines ? notebook.cells.findLastIndex(({ line }) => line <= first) : -1;
  const cell = notebook.cells[at];
  return {
    lines: hasLines ? range : null,
    cell: notebook.form === 'script' || cell === undefined ? null : at + 1,
    language: cell === undefined || cell.kind === 'run' ? notebook.language : cell.kind,
  };
}
