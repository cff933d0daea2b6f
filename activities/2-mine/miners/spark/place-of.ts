import type { Cell } from '../../../../languages/notebook/cells.ts';
import type { Place } from '../../../../languages/pyspark/places.ts';
import type { Program } from './read-programs.ts';

/** A place as people find it. */
export interface Found {
  readonly lines: [number, number] | null;
  /** Null in a file without cells. */
  readonly cell: number | null;
  readonly language: Cell['kind'];
}

/** Cell and line of a place; in a cell of SQL the line that first names one of the tables. */
export function placeOf({ notebook, cellLines }: Program, place: Place | null, names: readonly string[]): Found {
  if (place === null) return { lines: null, cell: null, language: notebook.language };
  const isIpynb = notebook.form === 'ipynb';
  const cell = isIpynb ? notebook.cells.find(({ line }) => line === place.cell) : notebook.cells[place.cell - 1];
  const language = cell?.kind === 'run' || cell === undefined ? notebook.language : cell.kind;
  const line = place.line + (cell?.kind === 'sql' ? linesBefore(cell.text, names) : 0);
  return {
    lines: rangeOf(isIpynb ? lineOfCell(cellLines?.[place.cell - 1] ?? [], line) : line),
    cell: notebook.form === 'script' ? null : place.cell,
    language,
  };
}

const rangeOf = (line: number | undefined): [number, number] | null => (line === undefined ? null : [line, line]);

/** A source that is one text stands on one line. */
const lineOfCell = (lines: readonly number[], line: number): number | undefined => lines[line - 1] ?? lines.at(-1);

function linesBefore(sql: string, names: readonly string[]): number {
  const text = sql.toLowerCase();
  for (const name of names) {
    const last = name.split(/[./]/).findLast((part) => part !== '') ?? name;
    const at = text.indexOf(last.toLowerCase());
    if (at >= 0) return text.slice(0, at).split('\n').length - 1;
  }
  return 0;
}
