const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\n/g;

interface Open {
  readonly isList: boolean;
  /** The key that was read last in an object; how many commas were passed in a list. */
  key: string;
  at: number;
}

/**
 * Lines of an .ipynb at which the lines of each cell's source stand: a list for each cell, in order. A source that is one
 * text for all its lines stands on one line.
 */
export function ipynbLines(text: string): readonly (readonly number[])[] {
  const cells: number[][] = [];
  const open: Open[] = [];
  let line = 1;
  for (const [token] of text.matchAll(TOKEN)) {
    const top = open.at(-1);
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') open.push({ isList: token === '[', key: '', at: 0 });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && top !== undefined) Object.assign(top, { at: top.at + 1, key: '' });
    else if (token.startsWith('"')) takeText(token, line, open, cells);
  }
  return cells;
}

function takeText(token: string, line: number, open: readonly Open[], cells: number[][]): undefined {
  const top = open.at(-1);
  if (top?.isList === false && top.key === '') top.key = token.slice(1, -1);
  else if (isSource(open)) cells[open[1]?.at ?? 0] = [...(cells[open[1]?.at ?? 0] ?? []), line];
}

/** Inside `cells[n].source`, be it a text or a list of texts. */
function isSource([root, list, cell, source, deeper]: readonly Open[]): boolean {
  const isCell = root?.key === 'cells' && list?.isList === true && cell?.key === 'source';
  return isCell && deeper === undefined && (source === undefined || source.isList);
}
