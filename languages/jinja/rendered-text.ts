/** Where a piece of the rendered text comes from: its offset, and the line of the template that gave it. */
export interface Mark {
  readonly at: number;
  readonly line: number;
  /** True where the piece is the template's own text, so that its line breaks are the template's too. */
  readonly own: boolean;
}

/** Text under way. Pieces that are handed on as values (a macro's, a set block's) have no marks of their own. */
export class RenderedText {
  text = '';
  readonly marks: Mark[] | null;

  constructor(marks: Mark[] | null) {
    this.marks = marks;
  }

  add(piece: string, line: number, own: boolean): undefined {
    if (piece === '') return;
    this.marks?.push({ at: this.text.length, line, own });
    this.text += piece;
  }
}

/** For each line of a rendered text the line of the template that its first word comes from; both count from 1. */
export function templateLines(text: string, marks: readonly Mark[]): readonly number[] {
  const lines: number[] = [];
  let [at, from, line] = [-1, 0, 1];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const first = start + (/\S/.exec(text.slice(start, end))?.index ?? 0);
    for (let next = marks[at + 1]; next !== undefined && next.at <= first; next = marks[at + 1]) {
      at += 1;
      [from, line] = [next.at, next.line];
    }
    if (marks[at]?.own === true) {
      line += breaksIn(text, from, first);
      from = first;
    }
    lines.push(line);
    start = end + 1;
  }
  return lines;
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
