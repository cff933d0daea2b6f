/** A piece of a template: plain text, `{{ expression }}` or `{% tag %}`; comments are gone. */
export interface Chunk {
  readonly kind: 'text' | 'output' | 'tag';
  readonly text: string;
  /** Line of its first character, from 1. */
  readonly line: number;
}

const OPENING = /\{\{|\{%|\{#/g;
const CLOSING = { '{{': '}}', '{%': '%}', '{#': '#}' } as const;
const RAW_END = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;

/** Cuts a template into chunks and applies white space control (`{%-`, `-%}`). What is never closed is text. */
export function lexTemplate(source: string): Chunk[] {
  const chunks: Chunk[] = [];
  const lines = lineCounter(source);
  let at = 0;
  let trimNext = false;
  const text = (to: number, trimEnd: boolean): void => {
    const whole = source.slice(at, to);
    let piece = trimNext ? whole.trimStart() : whole;
    const from = at + whole.length - piece.length;
    if (trimEnd) piece = piece.trimEnd();
    if (piece !== '') chunks.push({ kind: 'text', text: piece, line: lines(from) });
    trimNext = false;
  };
  while (at < source.length) {
    const open = nextOpening(source, at);
    if (open === null) break;
    text(open.at, source[open.at + 2] === '-');
    trimNext = source[open.end - 3] === '-' && open.end - 3 > open.at + 1;
    const inner = source
      .slice(open.at + 2, open.end - 2)
      .replace(/^[-+]/, '')
      .replace(/[-+]$/, '');
    at = open.end;
    if (open.mark === '{#') continue;
    const line = lines(open.at);
    if (open.mark === '{%' && inner.trim() === 'raw') {
      RAW_END.lastIndex = at;
      const end = RAW_END.exec(source);
      if (end !== null) {
        chunks.push({ kind: 'text', text: source.slice(at, end.index), line });
        at = end.index + end[0].length;
        continue;
      }
    }
    chunks.push({ kind: open.mark === '{{' ? 'output' : 'tag', text: inner.trim(), line });
  }
  text(source.length, false);
  return chunks;
}

interface Opening {
  readonly mark: keyof typeof CLOSING;
  readonly at: number;
  readonly end: number;
}

function nextOpening(source: string, from: number): Opening | null {
  OPENING.lastIndex = from;
  const found = OPENING.exec(source);
  if (found === null) return null;
  const mark = found[0] as keyof typeof CLOSING;
  const end = closingAt(source, found.index + 2, CLOSING[mark], mark !== '{#');
  return end < 0 ? null : { mark, at: found.index, end };
}

/** Offset behind the closing mark, -1 when there is none; quotes and the braces of dicts inside a tag may hold it. */
function closingAt(source: string, from: number, close: string, isCode: boolean): number {
  if (!isCode) return endOf(source, close, from);
  for (let at = from, braces = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (braces === 0 && source.startsWith(close, at)) return at + close.length;
    if (char === '"' || char === "'") at = quoteEnd(source, at, char);
    braces = Math.max(0, braces + (BRACES[char] ?? 0));
  }
  return -1;
}

const BRACES: Readonly<Record<string, number>> = { '{': 1, '}': -1 };

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

function quoteEnd(source: string, open: number, quote: string): number {
  for (let at = open + 1; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote) return at;
  }
  return source.length;
}

/** Line of an offset, asked for in rising order; each character is looked at once. */
export function lineCounter(source: string): (offset: number) => number {
  let at = 0;
  let line = 1;
  return (offset) => {
    for (
      let found = source.indexOf('\n', at);
      found >= 0 && found < offset;
      found = source.indexOf('\n', at)
    ) {
      line++;
      at = found + 1;
    }
    return line;
  };
}
