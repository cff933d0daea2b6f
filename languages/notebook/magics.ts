import type { Cell, CellKind } from './cells.ts';

const MAGIC_KINDS: Readonly<Record<string, CellKind>> = {
  python: 'python',
  py: 'python',
  pyspark: 'python',
  spark: 'python',
  sql: 'sql',
  sparksql: 'sql',
  scala: 'scala',
  r: 'r',
  run: 'run',
};
const MAGIC = /^\s*%%?([A-Za-z_]\w*)[ \t]*([^\n]*)(?:\n|$)/;
/** Magics before a Python cell that leave its code as it is. */
const TIMERS = /^(?:time|timeit|capture|prun)$/;

/** A cell's text with its leading magic read; the notebook's language counts where there is none. */
export function readMagic(text: string, language: CellKind, line: number): readonly Cell[] {
  const start = text.length - text.trimStart().length;
  const magic = MAGIC.exec(text.slice(start));
  if (magic === null)
    return [{ kind: language, text: language === 'python' ? blankMagics(text) : text, line }];
  const [whole, word = '', rest = ''] = magic;
  const name = word.toLowerCase();
  if (TIMERS.test(name) || name === 'pip' || name === 'conda' || name === 'load_ext')
    return readMagic(text.slice(start + whole.length), language, line + 1);
  const kind = MAGIC_KINDS[name] ?? 'other';
  const body = text.slice(start + whole.length);
  if (kind === 'run')
    return [runCell(rest, line), ...(body.trim() === '' ? [] : readMagic(body, language, line + 1))];
  const code = kind === 'sql' ? `${rest}\n${body}` : body;
  return [{ kind, text: kind === 'python' ? blankMagics(code) : code, line }];
}

/** `%run ./path $name="value"`, the path quoted or not. */
function runCell(rest: string, line: number): Cell {
  const quoted = /^\s*(["'])(.*?)\1/.exec(rest);
  return { kind: 'run', text: quoted?.[2] ?? rest.trim().split(/\s+/)[0] ?? '', line };
}

/** Lines that only a notebook understands become comments, so that positions stay. */
const blankMagics = (text: string): string => text.replaceAll(/^([ \t]*)[%!]/gm, '$1#');
