import { CST, Lexer } from 'yaml';

/** Signs that the lexer puts in: they stand for no text and take no column. */
const MARKS: ReadonlySet<string> = new Set([CST.BOM, CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** What a token does to the depth of flow collections, `[…]` and `{…}`. */
const FLOW: Readonly<Record<string, number>> = {
  'flow-map-start': 1,
  'flow-seq-start': 1,
  'flow-map-end': -1,
  'flow-seq-end': -1,
};

/** After these the line's indentation goes on: what follows `- ` is a level of its own. */
const INDENTING: ReadonlySet<string | null> = new Set(['space', 'seq-item-ind', 'explicit-key-ind']);

/**
 * How deep the collections of a YAML text are nested at most, read from its tokens alone: the parser goes down one call for
 * each level, so it must know before it starts. Never less than the true depth.
 */
export function depthOf(text: string): number {
  const columns: number[] = [];
  let column = 0;
  let flow = 0;
  let deepest = 0;
  let indenting = true;
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) continue;
    const type = CST.tokenType(token);
    flow = Math.max(0, flow + (FLOW[type ?? ''] ?? 0));
    if (indenting && flow === 0 && type !== 'space') open(columns, column);
    deepest = Math.max(deepest, columns.length + flow);
    indenting = type === 'newline' || (indenting && INDENTING.has(type));
    column = type === 'newline' ? 0 : column + token.length;
  }
  return deepest;
}

function open(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) >= column) columns.pop();
  columns.push(column);
}
