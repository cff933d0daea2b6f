import type { Reader } from '../read/reader.ts';
import type { Trace } from '../trace/trace.ts';

const NO_COLUMN: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'FOREIGN',
  'UNIQUE',
  'CHECK',
  'LIKE',
  'INDEX',
  'EXCLUDE',
  'PERIOD',
  'WATERMARK',
  'KEY',
]);

/**
 * The names in `(a INT NOT NULL, b TEXT, CONSTRAINT …)`; the parenthesis was taken and is closed. None where a
 * placeholder stands for definitions: `(${columns})` may be any number of them.
 */
export function columnDefinitions(reader: Reader, trace: Trace): string[] {
  const names: string[] = [];
  let isOpen = false;
  while (!reader.done && reader.key() !== ')') {
    isOpen ||=
      reader.token()?.kind === 'marker' &&
      (/^[,)]$/.test(reader.key(1)) || reader.token(1)?.kind === 'marker');
    const isColumn = !(NO_COLUMN.has(reader.key()) && reader.token(1)?.key !== ',' && reader.key(1) !== ')');
    const name = isColumn ? reader.identifier() : null;
    if (name !== null) names.push(trace.columnName(name));
    skipEntry(reader);
    reader.take(',');
  }
  reader.take(')');
  return isOpen ? [] : names;
}

/** Types hold commas in angles: `struct<a:int,b:int>`. */
function skipEntry(reader: Reader): undefined {
  let depth = 0;
  for (; !reader.done; reader.at++) {
    const key = reader.key();
    if (depth === 0 && (key === ',' || key === ')')) return;
    if (key === '(' || key === '<' || key === '[') depth++;
    else if (key === ')' || key === '>' || key === ']') depth = Math.max(0, depth - 1);
  }
}
