import type { NamePart } from '../../names.ts';
import type { Token } from '../../tokenize.ts';
import type { Expression } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** `(a, b) ->`, types behind the names allowed. */
export function readLambdaHead(reader: Reader): NamePart[] | null {
  const names: NamePart[] = [];
  let at = 1;
  for (; reader.token(at) !== undefined && reader.key(at) !== ')'; at++) {
    const token = reader.token(at) as Token;
    if (token.kind !== 'word' && token.kind !== 'quoted' && token.key !== ',') return null;
    if (token.key !== ',' && (reader.key(at - 1) === ',' || at === 1))
      names.push({ text: token.text, quoted: false });
  }
  if (reader.key(at + 1) !== '->') return null;
  reader.at += at + 2;
  return names;
}

export const isLambdaArrow = (reader: Reader): boolean => {
  if (reader.dialect !== 'databricks' && reader.dialect !== 'snowflake' && reader.dialect !== 'duckdb')
    return false;
  const before = reader.key(-1);
  const value = reader.token(2)?.kind;
  return (
    (before === ',' || before === '(') &&
    !(reader.dialect === 'duckdb' && (value === 'string' || value === 'number'))
  );
};

export function readArrow(reader: Reader, token: Token): Expression {
  reader.at += 2;
  return { is: 'lambda', parameters: [{ text: token.text, quoted: false }], body: reader.expression() };
}

/** DuckDB: `lambda x, i: x + i`. */
export function readColonLambda(reader: Reader): Expression {
  reader.at += 1;
  const parameters: NamePart[] = [];
  while (!reader.done && reader.key() !== ':') {
    const token = reader.token() as Token;
    if (token.kind === 'word') parameters.push({ text: token.text, quoted: false });
    reader.at += 1;
    if (token.kind === 'param') break;
  }
  reader.take(':');
  return { is: 'lambda', parameters, body: reader.expression() };
}

/** DuckDB: `[x + i FOR x, i IN list IF x > 0]` is a lambda over the list; the reader stands at FOR. */
export function readComprehension(reader: Reader, body: readonly Expression[]): readonly Expression[] {
  const parameters: NamePart[] = [];
  for (reader.at += 1; !reader.done && reader.key() !== 'IN'; reader.at++) {
    const token = reader.token() as Token;
    if (token.kind === 'word') parameters.push({ text: token.text, quoted: false });
  }
  reader.take('IN');
  const over = reader.expression();
  const kept = reader.take('IF') ? [reader.expression()] : [];
  return [
    { is: 'lambda', parameters, body: { is: 'operation', parts: [...body, ...kept], name: null } },
    over,
  ];
}
