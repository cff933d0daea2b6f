/** A top-level `kind:` of a YAML text with something behind it. */
const AT_LINE_START = /^kind[ \t]*:[ \t]*[^\s#]/m;
const AFTER_KEY = /\s*:\s*"/y;
const DEEPER: ReadonlyMap<string, number> = new Map([
  ['{', 1],
  ['[', 1],
  ['}', -1],
  [']', -1],
]);

/** Looked for before anything is parsed: whether a YAML or JSON text states a kind at its top, be it well-formed or not. */
export const statesKind = (text: string): boolean => AT_LINE_START.test(text) || objectStatesKind(text);

/** Whether a JSON object has the key `kind` with a text, nested ones left out. One walk over the text, whatever it holds. */
function objectStatesKind(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    depth += DEEPER.get(sign) ?? 0;
    if (sign !== '"') continue;
    const end = endOfString(text, at);
    if (depth === 1 && text.slice(at + 1, end) === 'kind' && isKeyOfText(text, end + 1)) return true;
    at = end;
  }
  return false;
}

/** Where the quote that ends a string stands; the end of the text when none does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

function isKeyOfText(text: string, at: number): boolean {
  AFTER_KEY.lastIndex = at;
  return AFTER_KEY.test(text);
}
