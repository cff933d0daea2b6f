import type { NamePart } from './names.ts';
import type { SqlDialect } from './parser.ts';
import type { Token } from './tokenize.ts';

/** Databricks: what may stand before the name of a session variable. */
const QUALIFIERS = [['system', 'session'], ['session']] as const;

const qualifierOf = (names: readonly string[], dialect: SqlDialect): number =>
  dialect === 'databricks'
    ? (QUALIFIERS.find(
        (words) => names.length > words.length && words.every((word, at) => names[at] === word),
      )?.length ?? 0)
    : 0;

/** The parts of a variable's name without `session.` or `system.session.` before them. */
export const variableParts = (parts: readonly NamePart[], dialect: SqlDialect): readonly NamePart[] =>
  parts.slice(
    qualifierOf(
      parts.map(({ text }) => text.toLowerCase()),
      dialect,
    ),
  );

/** The same for the tokens of a text that is put together. */
export const variableTokens = (tokens: readonly Token[], dialect: SqlDialect): readonly Token[] =>
  tokens.filter((_, at) => !isQualifier(tokens, at, dialect));

/** The word `session` or the dot behind it; neither where the word is a name of its own. */
function isQualifier(tokens: readonly Token[], at: number, dialect: SqlDialect): boolean {
  if (dialect !== 'databricks') return false;
  const word = tokens[at]?.key === '.' ? at - 1 : at;
  return /^(?:SYSTEM|SESSION)$/.test(tokens[word]?.key ?? '') && tokens[word + 1]?.key === '.';
}
