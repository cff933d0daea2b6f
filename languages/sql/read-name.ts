import { type NamePart, stringValue, unquote } from './names.ts';
import type { Token } from './tokenize.ts';

/** A dotted name in the tokens and the index of the token after it. */
export interface FoundName {
  readonly parts: readonly NamePart[];
  readonly next: number;
}

const touches = (left: Token, right: Token): boolean => left.end === right.start;

/**
 * Reads the dotted name that starts at a token: words, quoted parts, placeholders glued to them, and the dashes of
 * BigQuery's projects where a table is named: in an expression a dash takes one column from another. Null when no name
 * starts here.
 */
export function readName(
  tokens: readonly Token[],
  from: number,
  place: 'table' | 'expression' = 'table',
): FoundName | null {
  const parts: NamePart[] = [];
  let at = from;
  for (;;) {
    const literal = identifierLiteral(tokens, at);
    const part = literal === null ? readPart(tokens, at, place === 'table') : null;
    if (literal === null && part === null) break;
    parts.push(...(literal ?? []), ...(part === null ? [] : [part.part]));
    at = part?.next ?? at + 4;
    if (tokens[at]?.key !== '.') break;
    at += 1;
    while (tokens[at]?.key === '.') {
      parts.push({ text: '', quoted: false });
      at += 1;
    }
  }
  return parts.length > 0 ? { parts, next: at } : null;
}

/** `IDENTIFIER('a.b')`: the parts of the name in the text; null for anything else. */
function identifierLiteral(tokens: readonly Token[], at: number): NamePart[] | null {
  if (tokens[at]?.key !== 'IDENTIFIER' || tokens[at + 1]?.key !== '(' || tokens[at + 3]?.key !== ')')
    return null;
  const text = tokens[at + 2];
  if (text?.kind !== 'string') return null;
  const parts = stringValue(text).match(/`[^`]*`|"[^"]*"|[^.`"]+/g) ?? [];
  return parts.map((part) =>
    /^[`"]/.test(part) ? { text: part.slice(1, -1), quoted: true } : { text: part.trim(), quoted: false },
  );
}

function readPart(
  tokens: readonly Token[],
  from: number,
  dashes: boolean,
): { part: NamePart; next: number } | null {
  const first = tokens[from];
  if (first === undefined || !isNameToken(first)) return null;
  const identifier = readIdentifierClause(tokens, from);
  if (identifier !== null) return identifier;
  let text = first.kind === 'quoted' ? unquote(first) : first.text;
  let next = from + 1;
  for (
    let last = first, token = tokens[next];
    token !== undefined && touches(last, token);
    token = tokens[next]
  ) {
    if ((token.key === '-' && !dashes) || !continuesPart(last, token, tokens[next + 1])) break;
    text += token.text;
    last = token;
    next += 1;
  }
  return { part: { text, quoted: first.kind === 'quoted' }, next };
}

const isNameToken = (token: Token): boolean =>
  token.kind === 'word' || token.kind === 'quoted' || token.kind === 'marker';

function continuesPart(last: Token, token: Token, after: Token | undefined): boolean {
  if (last.kind === 'quoted') return false;
  if (token.kind === 'marker' || last.kind === 'marker')
    return token.kind === 'word' || token.kind === 'number' || token.kind === 'marker';
  if (token.key === '-' && last.kind !== 'symbol') {
    return after !== undefined && touches(token, after) && (after.kind === 'word' || after.kind === 'number');
  }
  return last.key === '-' && (token.kind === 'word' || token.kind === 'number');
}

/** `IDENTIFIER(:x)` in the place of a name. */
function readIdentifierClause(
  tokens: readonly Token[],
  from: number,
): { part: NamePart; next: number } | null {
  if (tokens[from]?.key !== 'IDENTIFIER' || tokens[from + 1]?.key !== '(') return null;
  const end = closingParen(tokens, from + 1);
  const inner = tokens.slice(from + 2, end);
  return {
    part: { text: `identifier(${inner.map((token) => token.text).join('')})`, quoted: false },
    next: end + 1,
  };
}

/** Index of the parenthesis that closes the one at `open`, or the number of tokens. */
export function closingParen(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const key = tokens[at]?.key;
    if (key === '(') depth++;
    if (key === ')' && --depth === 0) return at;
  }
  return tokens.length;
}
