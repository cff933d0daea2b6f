import { stringValue } from '../../names.ts';
import type { SqlDialect } from '../../parser.ts';
import { variableTokens } from '../../session-variable.ts';
import type { Token } from '../../tokenize.ts';

/** Who knows the texts of variables. */
export interface Constants {
  readonly dialect: SqlDialect;
  readonly constant: (name: string) => string | null;
}

/** Text of literals and constant variables, joined by concatenation; null where any part is not known. */
export function constantText(from: Constants, written: readonly Token[]): string | null {
  const tokens = variableTokens(written, from.dialect);
  if (tokens[0]?.key === '(' && tokens.at(-1)?.key === ')') return constantText(from, tokens.slice(1, -1));
  if (tokens.length % 2 === 0) return null;
  let text = '';
  for (const [at, token] of tokens.entries()) {
    const part = at % 2 === 1 ? joiner(from, token) : constantOf(from, token);
    if (part === null) return null;
    text += part;
  }
  return text;
}

const joiner = ({ dialect }: Constants, token: Token): string | null =>
  token.key === '||' || (token.key === '+' && dialect === 'tsql') ? '' : null;

function constantOf({ constant }: Constants, token: Token): string | null {
  if (token.kind === 'string') return stringValue(token);
  if (token.kind !== 'word' && token.kind !== 'param') return null;
  return constant(token.text.replace(/^[$:]/, ''));
}
