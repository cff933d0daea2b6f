import { closingParen, type FoundName, readName } from '../../read-name.ts';
import { type Token, tokenize } from '../../tokenize.ts';
import { type Constants, constantText } from './constant-text.ts';

/** IDENTIFIER of a literal, of a variable that holds one, or of those joined; null where the text is not known. */
export function identifierClause(
  tokens: readonly Token[],
  at: number,
  constants: Constants,
): FoundName | null {
  const end = closingParen(tokens, at + 1);
  const text = constantText(constants, tokens.slice(at + 2, end));
  if (text === null) return null;
  const parts = readName(tokenize(text, constants.dialect), 0)?.parts ?? [];
  if (tokens[end + 1]?.key !== '.') return { parts, next: end + 1 };
  const rest = readName(tokens, end + 2);
  return { parts: [...parts, ...(rest?.parts ?? [])], next: rest?.next ?? end + 2 };
}
