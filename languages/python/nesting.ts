/**
 * CPython refuses more than 200 open brackets (MAXLEVEL in tokenizer.h). Far beyond that the parser's recovery from
 * brackets that never close takes time that grows with the square of their number, so such text is not parsed.
 */
const MOST_OPEN_BRACKETS = 1000;

const OPENING = '([{';
const CLOSING = ')]}';

/** True when brackets are nested deeper than in any Python that runs; those in strings and comments do not count. */
export const isTooDeep = (text: string): boolean =>
  openBrackets(text) > MOST_OPEN_BRACKETS && openBrackets(bracketsOfCode(text)) > MOST_OPEN_BRACKETS;

/** Most brackets that are open at once. */
function openBrackets(text: string): number {
  let open = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91 || code === 123) most = Math.max(most, ++open);
    else if ((code === 41 || code === 93 || code === 125) && open > 0) open -= 1;
  }
  return most;
}

function bracketsOfCode(text: string): string {
  const brackets: string[] = [];
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at);
    if (OPENING.includes(char) || CLOSING.includes(char)) brackets.push(char);
    if (char === '#') at = endOf(text, '\n', at);
    else if (char === '"' || char === "'") at = endOfString(text, char, at);
    else at += 1;
  }
  return brackets.join('');
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function endOfString(text: string, quote: string, start: number): number {
  const triple = quote.repeat(3);
  if (text.startsWith(triple, start)) return endOf(text, triple, start + 3);
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') at += 1;
    else if (char === quote || char === '\n') return at + 1;
  }
  return text.length;
}
