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
