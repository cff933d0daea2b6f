import { placeholdersIn, type Reference, stringValue, toReference } from './names.ts';
import type { SqlDialect } from './parser.ts';
import { readName } from './read-name.ts';
import type { Session } from './session.ts';
import { type Token, tokenize } from './tokenize.ts';

/** SQL as the parser can take it, with what stands behind each name that was put in. */
export interface Rewritten {
  readonly text: string;
  /** By the put-in identifier. */
  readonly references: ReadonlyMap<string, Reference>;
}

const BEFORE_TABLE = new Set(['FROM', 'JOIN', 'INTO', 'USING', 'TABLE', 'UPDATE', 'OVERWRITE', ',']);

/**
 * Puts plain identifiers in the place of what the parser does not know in a name (placeholders, IDENTIFIER(),
 * file paths, stages) and constants in the place of parameters; drops STREAM; keeps line breaks.
 */
export function rewrite(tokens: readonly Token[], session: Session): Rewritten {
  const references = new Map<string, Reference>();
  const out: string[] = [];
  let last: Token | undefined;
  const put = (text: string, token: Token, end: Token): void => {
    if (last !== undefined && token.start > last.end) out.push(token.line > last.line ? '\n' : ' ');
    out.push(text);
    last = end;
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const special = readSpecial(tokens, at, session);
    if (special !== null) {
      const name = `fresh_ref_${references.size}`;
      references.set(name, special.reference);
      put(name, token, tokens[special.next - 1] ?? token);
      at = special.next;
    } else {
      put(replacement(tokens, at, session.dialect), token, token);
      at += 1;
    }
  }
  return { text: out.join(''), references };
}

function replacement(tokens: readonly Token[], at: number, dialect: SqlDialect): string {
  const token = tokens[at] as Token;
  if (token.kind === 'param') return '0';
  if (token.key === 'STREAM' && isStreamWord(tokens, at)) return '';
  if (token.key === 'INSERT' && dialect !== 'databricks' && isBareInsert(tokens[at + 1]))
    return 'INSERT INTO';
  if (token.kind === 'string' && /\$\{|\{\{/.test(token.text)) return token.text;
  return token.text;
}

/** BigQuery and T-SQL leave INTO out: `INSERT t (a) …`. */
const isBareInsert = (next: Token | undefined): boolean =>
  next !== undefined &&
  (next.kind === 'quoted' ||
    (next.kind === 'word' && !/^(INTO|OVERWRITE|OR|ALL|FIRST|TOP|VALUES|IGNORE)$/.test(next.key)));

/** `FROM STREAM t`, `FROM STREAM(t)`, `FROM STREAM read_files(…)`. */
function isStreamWord(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.key ?? '';
  const after = tokens[at + 1];
  if (!BEFORE_TABLE.has(before) || after === undefined) return false;
  return (
    after.key === '(' ||
    after.kind === 'quoted' ||
    after.kind === 'marker' ||
    (after.kind === 'word' && !/^(AS|WHERE|JOIN|ON|GROUP|ORDER)$/.test(after.key))
  );
}

function readSpecial(
  tokens: readonly Token[],
  at: number,
  session: Session,
): { reference: Reference; next: number } | null {
  const token = tokens[at] as Token;
  const before = tokens[at - 1]?.key ?? '';
  if (before === '.') return null;
  if (token.kind === 'string' && BEFORE_TABLE.has(before) && before !== ',') {
    return { reference: { kind: 'path', path: stringValue(token) }, next: at + 1 };
  }
  if (token.kind !== 'word' && token.kind !== 'quoted' && token.kind !== 'marker') return null;
  const glued = tokens[at + 1]?.start === token.end && tokens[at + 1]?.text.startsWith('@');
  const stage = session.dialect === 'snowflake' && token.text.startsWith('@') && !glued;
  if (stage && BEFORE_TABLE.has(before))
    return { reference: { kind: 'stage', stage: token.text }, next: at + 1 };
  if (!mayBeSpecial(tokens, at)) return null;
  const constant = identifierConstant(tokens, at, session);
  if (constant !== null) return constant;
  const name = readName(tokens, at);
  if (name === null || !name.parts.some((part) => placeholdersIn(part.text).length > 0)) return null;
  return { reference: toReference(name.parts, session.dialect), next: name.next };
}

/** Cheap look ahead, so that ordinary names are not read twice. */
function mayBeSpecial(tokens: readonly Token[], at: number): boolean {
  for (let ahead = at; ahead < at + 8; ahead++) {
    const token = tokens[ahead];
    if (token === undefined || token.key === ',' || token.key === ')') return false;
    if (token.kind === 'marker' || (token.key === 'IDENTIFIER' && tokens[ahead + 1]?.key === '('))
      return true;
    if (token.kind === 'quoted' && /\$\{|\{\{|\{\w/.test(token.text)) return true;
  }
  return false;
}

/** `IDENTIFIER('a.b')`, or of a variable whose value is known. */
function identifierConstant(
  tokens: readonly Token[],
  at: number,
  session: Session,
): { reference: Reference; next: number } | null {
  if (tokens[at]?.key !== 'IDENTIFIER' || tokens[at + 1]?.key !== '(' || tokens[at + 3]?.key !== ')')
    return null;
  const argument = tokens[at + 2];
  if (argument === undefined) return null;
  const value = argument.kind === 'string' ? stringValue(argument) : session.variable(argument.text);
  if (typeof value !== 'string') return null;
  const inner = readName(tokenize(value, session.dialect), 0)?.parts ?? [];
  const rest = tokens[at + 4]?.key === '.' ? readName(tokens, at + 5) : null;
  const parts = [...inner, ...(rest?.parts ?? [])];
  return { reference: toReference(parts, session.dialect), next: rest?.next ?? at + 4 };
}
