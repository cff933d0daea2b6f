import type { Cell, CellKind, Notebook } from './cells.ts';
import { readMagic } from './magics.ts';

interface Comment {
  readonly mark: string;
  readonly language: CellKind;
}

const COMMENTS: Readonly<Record<string, Comment>> = {
  py: { mark: '#', language: 'python' },
  r: { mark: '#', language: 'r' },
  sql: { mark: '--', language: 'sql' },
  scala: { mark: '//', language: 'scala' },
};

/** The comment that a source export of this file ending writes before its magics; null when it is no notebook language. */
const commentOf = (path: string): Comment | null =>
  COMMENTS[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null;

/** True when the first line says that Databricks exported it. */
export function isSourceExport(path: string, text: string): boolean {
  const comment = commentOf(path);
  return (
    comment !== null &&
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith(`${comment.mark} Databricks notebook source`)
  );
}

/** Cuts a source export at its COMMAND lines. A cell may hold other languages behind MAGIC comments. */
export function readSourceExport(path: string, text: string): Notebook {
  const { mark, language } = commentOf(path) ?? { mark: '#', language: 'other' as const };
  const cells: Cell[] = [];
  let lines: string[] = [];
  let first = 1;
  const close = (): void => {
    cells.push(...readCell(lines, { mark, language }, first));
    lines = [];
  };
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim().startsWith(`${mark} COMMAND -------`)) {
      close();
      first = at + 2;
    } else if (!isMarker(line, mark)) lines.push(line);
    else lines.push('');
  }
  close();
  return { form: 'source-export', language, cells };
}

const isMarker = (line: string, mark: string): boolean =>
  line.startsWith(`${mark} Databricks notebook source`) || line.startsWith(`${mark} DBTITLE`);

function readCell(lines: readonly string[], { mark, language }: Comment, line: number): readonly Cell[] {
  const magic = `${mark} MAGIC`;
  const isMagic = lines.some((one) => one.startsWith(magic));
  if (lines.every((one) => one.trim() === '')) return [];
  if (!isMagic) return readMagic(lines.join('\n'), language, line);
  const bare = lines.map((one) => (one.startsWith(magic) ? one.slice(magic.length).replace(/^ /, '') : ''));
  const own = lines.map((one) => (one.startsWith(magic) ? '' : one)).join('\n');
  const rest = own.trim() === '' || isOnlyComments(own, mark) ? [] : readMagic(own, language, line);
  return [...bareCells(bare, language, line), ...rest];
}

const isOnlyComments = (text: string, mark: string): boolean =>
  text.split('\n').every((line) => line.trim() === '' || line.trim().startsWith(mark));

/** Several %run lines may share a cell; any other magic owns all that follows it. */
function bareCells(lines: readonly string[], language: CellKind, line: number): readonly Cell[] {
  const start = lines.findIndex((one) => one.trim() !== '');
  return start === -1 ? [] : readMagic(lines.slice(start).join('\n'), language, line + start);
}
