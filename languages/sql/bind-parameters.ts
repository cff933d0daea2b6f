import type { SqlDialect } from './parser.ts';
import { closingParen } from './read-name.ts';
import { type Token, tokenize } from './tokenize.ts';

interface Given {
  readonly name: string | null;
  readonly value: readonly Token[];
}

/**
 * Text that is executed, with what `USING a, 'b' AS name` gives it in the place of `?` and `:name`: a text that is known
 * as such, so that IDENTIFIER(?) names a table, anything else as the expression that it is.
 */
export function bindParameters(
  text: string,
  using: readonly Token[],
  dialect: SqlDialect,
  textOf: (value: readonly Token[]) => string | null,
): string {
  const given = givenIn(using);
  if (given.length === 0) return text;
  const byName = new Map(given.map((one) => [one.name, one]));
  const placed = given.values();
  let from = 0;
  let bound = '';
  for (const token of tokenize(text, dialect)) {
    if (token.kind !== 'param') continue;
    const one =
      token.text === '?' ? placed.next().value : byName.get(token.text.replace(/^:/, '').toLowerCase());
    if (one === undefined) continue;
    const known = textOf(one.value);
    const written = known === null ? `(${sourceOf(one.value)})` : `'${known.replaceAll("'", "''")}'`;
    bound += text.slice(from, token.start) + written;
    from = token.end;
  }
  return bound + text.slice(from);
}

function givenIn(using: readonly Token[]): Given[] {
  const isWrapped = using[0]?.key === '(' && closingParen(using, 0) === using.length - 1;
  return listed(isWrapped ? using.slice(1, -1) : using)
    .filter((value) => value.length > 0)
    .map((value) =>
      value.at(-2)?.key === 'AS'
        ? { name: value.at(-1)?.text.toLowerCase() ?? null, value: value.slice(0, -2) }
        : { name: null, value },
    );
}

/** What stands between the commas, those in parentheses left out. */
function listed(tokens: readonly Token[]): (readonly Token[])[] {
  const found: (readonly Token[])[] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]?.key === '(') at = closingParen(tokens, at);
    if (tokens[at]?.key !== ',') continue;
    found.push(tokens.slice(from, at));
    from = at + 1;
  }
  return [...found, tokens.slice(from)];
}

/** The expression as written, blanks where the source had them. */
export const sourceOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token, at) => (at > 0 && token.start > (tokens[at - 1]?.end ?? 0) ? ' ' : '') + token.text)
    .join('');
