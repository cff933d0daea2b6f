import type { NamePart } from '../../names.ts';
import type { Expression, Join, Source } from '../syntax.ts';
import { opensQuery, startsChange } from './opens-query.ts';
import { duckAlias, JOIN_WORDS, readAlias, readColumns } from './read-alias.ts';
import { readLateralView } from './read-lateral-view.ts';
import { asCall, readLiteralTable, readNamed } from './read-named.ts';
import { CONSTANT } from './read-operand.ts';
import { readPivots } from './read-pivot.ts';
import { readReport } from './read-report.ts';
import { readRows } from './read-rows.ts';
import { readTravel } from './read-travel.ts';
import type { Reader } from './reader.ts';
import { skipHint } from './skip-hint.ts';
import { RESERVED } from './words.ts';

const AFTER_FROM = /^(?:WHERE|GROUP|HAVING|QUALIFY|WINDOW|ORDER|LIMIT|UNION|\)|;|)$/;

/** The tables of a FROM clause, commas and joins alike, LATERAL VIEW included. */
export function readJoins(reader: Reader): Join[] {
  const joins: Join[] = [readJoin(reader, 'inner', false)];
  for (;;) {
    if (reader.take(',')) {
      // Some dialects let a comma stand behind the last one.
      if (!AFTER_FROM.test(reader.key())) joins.push(readJoin(reader, 'inner', false));
    } else if (reader.sees('LATERAL', 'VIEW')) joins.push(readLateralView(reader));
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
  skipHint(reader);
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
  skipHint(reader);
  pivots.push(...readPivots(reader));
  readTravel(reader, control);
  const source =
    (from.is === 'generator' || from.is === 'table') && offset !== null ? { ...from, offset } : from;
  return { from: source, lateral, alias: alias ?? aliasBefore, columns, pivots, control };
}

function offsetName(reader: Reader): NamePart {
  const named = reader.take('AS');
  const free = reader.token()?.kind === 'word' && (named || !RESERVED.has(reader.key()));
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
  // Rows alone: a name, joins and set operations behind them belong to the query around.
  if (reader.take('VALUES'))
    return {
      is: 'query',
      query: { ctes: [], recursive: false, body: readRows(reader), control: [], pipes: [] },
    };
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
    const [first, ...more] = reader.expressions();
    reader.close();
    const call = asCall(first ?? CONSTANT);
    return {
      is: 'generator',
      call: { ...call, args: [...call.args, ...more] },
      declared: [],
      offset: null,
    };
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

function readTableArgument(reader: Reader): Source['from'] {
  if (opensQuery(reader)) return { is: 'query', query: reader.query() };
  return readNamed(reader);
}

function readGroup(reader: Reader): Source['from'] {
  const report = readReport(reader, readFrom);
  if (report !== null) return report;
  if (opensQuery(reader)) {
    const start = reader.at;
    reader.at += 1;
    const query = reader.query();
    // Where the query's end is not understood it is left out, and the query stays one.
    if (reader.key(start + 1 - reader.at) !== '(') reader.close();
    else if (!reader.take(')')) reader.at = start;
    if (reader.at > start) return { is: 'query', query };
    // `((SELECT …) a JOIN b)`: a group whose first member is a query.
  }
  reader.take('(');
  if (reader.dialect === 'tsql' && startsChange(reader)) {
    const change = reader.nested(() => reader.grammar.change(reader));
    reader.close();
    return { is: 'change', change };
  }
  const joins = reader.nested(() => readJoins(reader));
  reader.close();
  return { is: 'group', joins };
}
