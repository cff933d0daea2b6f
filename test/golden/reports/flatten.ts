import type { MarkedToken } from 'marked';

/** A token of a page and all that stand in it, cells of tables included. */
export function flatten(token: MarkedToken): MarkedToken[] {
  const { tokens = [], items = [], header = [], rows = [] } = token;
  const cells = [...header, ...rows.flat()].flatMap((cell) => cell.tokens);
  return [token, ...[...tokens, ...items, ...cells].flatMap(flatten)];
}
