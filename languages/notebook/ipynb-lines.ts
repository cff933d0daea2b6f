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
  const [root, list, cell, source, deeper] = open;
  const isKey = open.at(-1)?.isList === false && open.at(-1)?.key === '';
  const top = open.at(-1);
  if (isKey && top !== undefined) top.key = token.slice(1, -1);
  else if (root?.key === 'cells' && list?.isList && cell?.key === 'source' && deeper === undefined)
    if (source === undefined || source.isList) (cells[list.at] ??= []).push(line);
}
