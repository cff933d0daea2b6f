import type { Body, Expression } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** The rows behind VALUES; Spark takes one of a single column without parentheses. */
export function readRows(reader: Reader): Body {
  const rows: Expression[][] = [];
  do {
    reader.take('ROW');
    if (reader.take('(')) {
      rows.push(reader.key() === ')' ? [] : reader.expressions());
      reader.close();
    } else rows.push([reader.expression()]);
  } while (reader.take(','));
  return { is: 'values', rows };
}
