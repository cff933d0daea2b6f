import { type NamePart, stringValue, toReference } from '../../names.ts';
import { readName } from '../../read-name.ts';
import { tokenize } from '../../tokenize.ts';
import type { Call, Expression, Join, Source } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import { readPivots } from './read-pivot.ts';
import type { Reader } from './reader.ts';
import { RESERVED } from './words.ts';

const JOIN_WORDS: ReadonlySet<string> = new Set(
  'JOIN INNER LEFT RIGHT FULL CROSS OUTER NATURAL SEMI ANTI ASOF POSITIONAL ANY GLOBAL HASH LOOP MERGE STRAIGHT_JOIN APPLY REMOTE'.split(
    ' ',
  ),
);

/** The tables of a FROM clause, commas and joins alike, LATERAL VIEW included. */
export function readJoins(reader: Reader): Join[] {
  const joins: Join[] = [readJoin(reader, 'inner', false)];
  for (;;) {
    if (reader.take(',')) joins.push(readJoin(reader, 'inner', false));
    else if (reader.sees('LATERAL', 'VIEW')) joins.push(readLateralView(reader));
    else {
      const join = readJoinWords(reader);
      if (join === null) return joins;
      joins.push(readJoin(reader, join.kind, join.natural));
    }
  }
}

function readJoinWords(reader: Reader): { kind: Join['kind']; natural: boolean } | null {
  const start = reader.at;
  const words = new Set<string>();
  for (let word = reader.takeAny(JOIN_WORDS); word !== null; word = reader.takeAny(JOIN_WORDS)) {
    words.add(word);
    if (word === 'JOIN' || word === 'APPLY' || word === 'STRAIGHT_JOIN') break;
  }
  if (!words.has('JOIN') && !words.has('APPLY') && !words.has('STRAIGHT_JOIN')) {
    reader.at = start;
    return null;
  }
  reader.skipHint();
  const semi = words.has('SEMI') || words.has('ANTI');
  const side = words.has('FULL')
    ? 'full'
    : words.has('LEFT')
      ? 'left'
      : words.has('RIGHT')
        ? 'right'
        : 'inner';
  return { kind: semi ? 'semi' : side, natural: words.has('NATURAL') };
}

export function readJoin(reader: Reader, kind: Join['kind'], natural: boolean): Join {
  const source = readSource(reader);
  const on: Expression[] = [];
  let using: NamePart[] = [];
  if (reader.sees('MATCH_CONDITION', '(')) on.push(...parenthesised(reader));
  // `a JOIN b JOIN c ON … ON …`: the conditions of inner joins come first.
  while (reader.sees('ON') && !reader.sees('ON', 'CONFLICT')) {
    reader.at += 1;
    on.push(reader.expression());
  }
  if (reader.sees('USING') && reader.key(1) === '(' && !/^(?:SELECT|VALUES|WITH)$/.test(reader.key(2))) {
    reader.at += 1;
    using = reader.nameList().flatMap((name) => name.at(-1) ?? []);
    if (reader.sees('AS')) reader.at += 2;
  }
  return { kind, source, on, using, natural };
}

function parenthesised(reader: Reader): Expression[] {
  reader.at += 2;
  const found = reader.expressions();
  reader.close();
  return found;
}

/** `LATERAL VIEW [OUTER] explode(x) t AS a, b`. */
function readLateralView(reader: Reader): Join {
  reader.at += 2;
  reader.take('OUTER');
  const call = reader.expression();
  const alias = reader.sees('AS') ? null : freeAlias(reader);
  const columns: NamePart[] = [];
  if (reader.take('AS')) {
    const open = reader.take('(');
    do {
      const column = reader.identifier();
      if (column !== null) columns.push(column);
    } while (reader.take(','));
    if (open) reader.close();
  }
  const source: Source = {
    from: { is: 'generator', call: asCall(call), declared: [], offset: null },
    lateral: true,
    alias,
    columns,
    pivots: [],
    control: [],
  };
  return { kind: 'inner', source, on: [], using: [], natural: false };
}

const asCall = (value: Expression): Call =>
  value.is === 'call'
    ? value
    : {
        is: 'call',
        parts: [{ text: 'unnest', quoted: false }],
        args: [value],
        control: [],
        within: [],
        over: false,
      };

/** A table, a query, a function or joins in parentheses, with what stands behind it. */
export function readSource(reader: Reader): Source {
  const lateral = reader.take('LATERAL') || reader.key(-1) === 'APPLY';
  if (!lateral && reader.sees('ONLY') && reader.key(1) !== ',') reader.at += 1;
  const aliasBefore = duckAlias(reader);
  const from = readFrom(reader);
  const control: Expression[] = [];
  readTravel(reader, control);
  const pivots = readPivots(reader);
  const alias = pivots.length > 0 && !reader.sees('AS') ? null : readAlias(reader);
  const columns = alias === null && reader.key(-1) !== 'AS' ? [] : readColumns(reader);
  readTravel(reader, control);
  const offset = reader.take('WITH', 'OFFSET') ? offsetName(reader) : null;
  if (reader.take('WITH', 'ORDINALITY')) return readOrdinality(reader, from, control);
  reader.skipHint();
  pivots.push(...readPivots(reader));
  readTravel(reader, control);
  const source = from.is === 'generator' && offset !== null ? { ...from, offset } : from;
  return { from: source, lateral, alias: alias ?? aliasBefore, columns, pivots, control };
}

/** DuckDB: `FROM x: t`. */
function duckAlias(reader: Reader): NamePart | null {
  if (reader.dialect !== 'duckdb' || reader.key(1) !== ':' || reader.token()?.kind !== 'word') return null;
  const alias = reader.identifier();
  reader.take(':');
  return alias;
}

function offsetName(reader: Reader): NamePart {
  reader.take('AS');
  const free = reader.token()?.kind === 'word' && !RESERVED.has(reader.key());
  return (free ? reader.identifier() : null) ?? { text: 'offset', quoted: false };
}

function readOrdinality(reader: Reader, from: Source['from'], control: readonly Expression[]): Source {
  const alias = readAlias(reader);
  const columns = alias === null ? [] : readColumns(reader);
  const offset: NamePart = { text: 'ordinality', quoted: false };
  return {
    from: from.is === 'generator' ? { ...from, offset } : from,
    lateral: true,
    alias,
    columns,
    pivots: [],
    control,
  };
}

function readFrom(reader: Reader): Source['from'] {
  if (reader.key() === '(') return readGroup(reader);
  if (reader.sees('VALUES')) return { is: 'query', query: reader.query() };
  if (reader.sees('STREAM') && isWrapper(reader)) {
    reader.at += 1;
    if (!reader.take('(')) return readFrom(reader);
    const inner = readFrom(reader);
    reader.close();
    return inner;
  }
  if (reader.sees('TABLE') && reader.key(1) === '(') {
    reader.at += 2;
    const inner = readLiteralTable(reader) ?? readTableArgument(reader);
    reader.close();
    return inner;
  }
  if (reader.sees('ROWS', 'FROM', '(')) {
    reader.at += 3;
    const call = asCall(reader.expression());
    reader.close();
    return { is: 'generator', call, declared: [], offset: null };
  }
  return readNamed(reader);
}

const isWrapper = (reader: Reader): boolean => {
  const next = reader.token(1);
  return (
    next !== undefined &&
    (next.key === '(' ||
      next.kind === 'quoted' ||
      next.kind === 'marker' ||
      (next.kind === 'word' && !RESERVED.has(next.key)))
  );
};

/** Snowflake: `TABLE('db.s.t')`. */
function readLiteralTable(reader: Reader): Source['from'] | null {
  const token = reader.token();
  const text =
    token?.kind === 'string' ? stringValue(token) : reader.constant((token?.text ?? '').replace(/^[$:]/, ''));
  if (text === null || reader.key(1) !== ')') return null;
  reader.at += 1;
  const parts = readName(tokenize(text, reader.dialect), 0)?.parts ?? [];
  return { is: 'table', parts, reference: toReference(parts, reader.dialect) };
}

function readTableArgument(reader: Reader): Source['from'] {
  if (opensQuery(reader)) return { is: 'query', query: reader.query() };
  return readNamed(reader);
}

function readGroup(reader: Reader): Source['from'] {
  if (opensQuery(reader)) {
    const start = reader.at;
    reader.at += 1;
    const query = reader.query();
    if (reader.take(')')) return { is: 'query', query };
    // `((SELECT …) a JOIN b)`: a group whose first member is a query.
    reader.at = start;
  }
  reader.take('(');
  const joins = reader.nested(() => readJoins(reader));
  reader.close();
  return { is: 'group', joins };
}

/** A name, or a function when parentheses follow. */
function readNamed(reader: Reader): Source['from'] {
  const start = reader.at;
  const table = reader.table();
  if (table === null) {
    reader.skipped += 1;
    return { is: 'table', parts: [], reference: { kind: 'table', parts: [] } };
  }
  if (reader.key() !== '(' || table.reference.kind === 'path') return { is: 'table', ...table };
  if (table.reference.kind === 'stage' || isHint(reader)) {
    reader.skipParens();
    return { is: 'table', ...table };
  }
  reader.at = start;
  const call = reader.expression();
  const declared = reader.sees('WITH', '(') ? readDeclared(reader) : [];
  return { is: 'generator', call: asCall(call), declared, offset: null };
}

/** `OPENJSON(x) WITH (a int '$.a')`: the columns are told. */
function readDeclared(reader: Reader): NamePart[] {
  reader.at += 1;
  return readColumns(reader);
}

/** T-SQL's old form of table hints: `FROM t (NOLOCK)`. */
const isHint = (reader: Reader): boolean =>
  reader.dialect === 'tsql' &&
  /^(?:NOLOCK|READPAST|UPDLOCK|HOLDLOCK|ROWLOCK|TABLOCKX?|XLOCK|READUNCOMMITTED|INDEX)$/.test(reader.key(1));

/** Time travel, samples: what stands between a table and its alias, or behind it. */
function readTravel(reader: Reader, control: Expression[]): undefined {
  for (;;) {
    if (
      reader.take('VERSION', 'AS', 'OF') ||
      reader.take('TIMESTAMP', 'AS', 'OF') ||
      reader.take('FOR', 'VERSION', 'AS', 'OF') ||
      reader.take('FOR', 'TIMESTAMP', 'AS', 'OF') ||
      reader.take('FOR', 'SYSTEM_TIME', 'AS', 'OF') ||
      reader.take('FOR', 'SYSTEM_VERSION', 'AS', 'OF') ||
      reader.take('SYSTEM_TIME', 'AS', 'OF')
    )
      control.push(reader.expression());
    else if (reader.take('FOR', 'SYSTEM_TIME')) {
      reader.take('ALL');
      while (/^(?:FROM|TO|BETWEEN|AND|CONTAINED|IN)$/.test(reader.key())) {
        reader.at += 1;
        control.push(reader.expression());
      }
    } else if (
      (reader.sees('AT') || reader.sees('BEFORE') || reader.sees('CHANGES') || reader.sees('END')) &&
      reader.key(1) === '('
    ) {
      reader.at += 1;
      reader.skipParens();
    } else if (reader.sees('TABLESAMPLE') || (reader.sees('SAMPLE') && reader.key(1) !== ',')) {
      reader.at += 1;
      reader.takeAny(new Set(['BERNOULLI', 'SYSTEM', 'RESERVOIR', 'BLOCK', 'ROW']));
      reader.skipParens();
      if (reader.take('REPEATABLE') || reader.take('SEED')) reader.skipParens();
    } else return;
  }
}

export function readAlias(reader: Reader): NamePart | null {
  if (reader.take('AS')) return reader.identifier();
  return freeAlias(reader);
}

function freeAlias(reader: Reader): NamePart | null {
  const token = reader.token();
  if (token === undefined) return null;
  if (token.kind === 'quoted') return reader.identifier();
  if (token.kind !== 'word' || RESERVED.has(token.key) || JOIN_WORDS.has(token.key)) return null;
  if (
    /^(?:VERSION|TIMESTAMP|USING|WHEN|OUTPUT|SELECT|KEYS|APPLY|SEQUENCE|COLUMNS|STORED|BY|REPLACE|DEFAULT)$/.test(
      token.key,
    ) &&
    reader.key(1) !== '.'
  ) {
    if (token.key !== 'VERSION' && token.key !== 'TIMESTAMP') return null;
    if (reader.key(1) === 'AS') return null;
  }
  return reader.identifier();
}

/** Column aliases, types behind them stepped over. */
function readColumns(reader: Reader): NamePart[] {
  return reader.key() === '(' ? reader.nameList().flatMap((name) => name.at(-1) ?? []) : [];
}
