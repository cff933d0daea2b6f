/** Offset behind the block comment that opens at `at`; what is never closed runs to the end. */
export function commentEnd(text: string, at: number, nested: boolean): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = at + 2;
  let depth = 1;
  for (let found = edge.exec(text); found; found = edge.exec(text)) {
    if (found[0] === '*/') depth--;
    else if (nested) depth++;
    if (depth === 0) return edge.lastIndex;
  }
  return text.length;
}

/** Offset behind the closing quote; a doubled one, or with `escapes` one behind a backslash, belongs to the text. */
export function closingQuote(text: string, from: number, close: string, escapes: boolean): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && escapes) at++;
    else if (char === close && text.charAt(at + 1) === close) at++;
    else if (char === close) return at + 1;
  }
  return text.length;
}

/** What opens part of a template, what closes it, and how far away that may stand. */
const TEMPLATE_ENDS: Readonly<Record<string, readonly [close: string, within: number]>> = {
  '{%': ['%}', 5_010],
  '{#': ['#}', 20_010],
  '{{': ['}}', 2_010],
  '${': ['}', 510],
};

/** Looks for each end of a template once, as the text is read forwards: openings without an end cost nothing. */
export class TemplateEnds {
  readonly #text: string;
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** False where the two characters here open something that is surely not closed. */
  mayOpen(at: number): boolean {
    const [close, within] = TEMPLATE_ENDS[this.#text.slice(at, at + 2)] ?? [];
    if (close === undefined || within === undefined) return true;
    return this.#nextOf(close, at) - at <= within;
  }

  #nextOf(mark: string, at: number): number {
    const known = this.#next.get(mark);
    if (known !== undefined && known >= at) return known;
    const found = this.#text.indexOf(mark, at);
    const next = found < 0 ? Number.POSITIVE_INFINITY : found;
    this.#next.set(mark, next);
    return next;
  }
}
