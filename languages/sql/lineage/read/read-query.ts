import type { Body, Expression, Join, Query, SelectItem, SetBranch } from '../syntax.ts';
import { readAlias, readColumns } from './read-alias.ts';
import { readEnd } from './read-end.ts';
import { readSource } from './read-from.ts';
import { isPipe, readPipes } from './read-pipe.ts';
import { readSimplePivot, readSimpleUnpivot } from './read-pivot-statement.ts';
import { readRows } from './read-rows.ts';
import { readFromFirst, readSelect } from './read-select.ts';
import { readStarParts } from './read-star.ts';
import { readWith } from './read-with.ts';
import type { Reader } from './reader.ts';

/** WITH, the body with its set operations, ORDER BY and LIMIT, pipe operators. */
export function readQuery(reader: Reader): Query {
  const { ctes, recursive } = readWith(reader);
  const first = readIntersections(reader);
  const rest: SetBranch[] = [];
  for (let branch = readOperator(reader, false); branch !== null; branch = readOperator(reader, false)) {
    rest.push({ ...branch, query: readIntersections(reader) });
  }
  const body: Body = rest.length === 0 ? first.body : { is: 'set', first, rest };
  const control = rest.length === 0 ? [...first.control] : [];
  const from = reader.at;
  readEnd(reader, control);
  const hierarchical = /^(?:START|CONNECT)$/.test(reader.tokens[from]?.key ?? '');
  const isText = isFormatted(reader, from);
  return {
    ctes,
    recursive,
    body,
    control,
    ...(hierarchical && { hierarchical }),
    ...(isText && { isText }),
    pipes: isPipe(reader) ? readPipes(reader, readSetBranches) : [],
  };
}

/** T-SQL: `FOR JSON PATH` and `FOR XML PATH('')` put all rows into one text. */
const isFormatted = (reader: Reader, from: number): boolean =>
  reader.dialect === 'tsql' &&
  reader.tokens
    .slice(from, reader.at)
    .some(({ key }, at) => key === 'FOR' && /^(?:JSON|XML)$/.test(reader.tokens[from + at + 1]?.key ?? ''));

const plain = (body: Body, control: readonly Expression[] = []): Query => ({
  ctes: [],
  recursive: false,
  body,
  control,
  pipes: [],
});

/** INTERSECT binds tighter than the others. */
function readIntersections(reader: Reader): Query {
  const first = plain(readBody(reader));
  const rest: SetBranch[] = [];
  for (let branch = readOperator(reader, true); branch !== null; branch = readOperator(reader, true)) {
    rest.push({ ...branch, query: plain(readBody(reader)) });
  }
  return rest.length === 0 ? first : plain({ is: 'set', first, rest });
}

const OPERATORS: Readonly<Record<string, SetBranch['operator']>> = {
  UNION: 'union',
  EXCEPT: 'except',
  MINUS: 'except',
  INTERSECT: 'intersect',
};

function readOperator(reader: Reader, intersect: boolean): Omit<SetBranch, 'query'> | null {
  const start = reader.at;
  if (/^(?:FULL|LEFT|INNER|OUTER)$/.test(reader.key()) && OPERATORS[reader.key(1)] !== undefined)
    reader.at += 1;
  const operator = OPERATORS[reader.key()];
  if (operator === undefined || (operator === 'intersect') !== intersect) {
    reader.at = start;
    return null;
  }
  reader.at += 1;
  if (!reader.take('ALL')) reader.take('DISTINCT');
  let byName = reader.take('BY', 'NAME') || reader.take('CORRESPONDING');
  if (reader.take('STRICT', 'CORRESPONDING')) byName = true;
  if (byName && reader.take('BY')) reader.nameList();
  return { operator, byName };
}

/** Branches behind a pipe: `|> UNION ALL (…), (…)`. */
function readSetBranches(reader: Reader): SetBranch[] {
  const operator = readOperator(reader, reader.key() === 'INTERSECT');
  const branches: SetBranch[] = [];
  if (operator === null) return branches;
  do branches.push({ ...operator, query: plain(readBody(reader)) });
  while (reader.take(','));
  return branches;
}

function readBody(reader: Reader): Body {
  if (reader.key() === '(') {
    reader.at += 1;
    const query = reader.query();
    reader.close();
    return { is: 'nested', query };
  }
  if (reader.sees('WITH')) return { is: 'nested', query: reader.query() };
  if (reader.take('VALUES')) return namedRows(reader, readRows(reader));
  if (reader.sees('PIVOT') || reader.sees('UNPIVOT')) return readPivotStatement(reader);
  if (reader.key() === 'TABLE') {
    reader.at += 1;
    return readFromFirst(reader);
  }
  if (reader.take('FROM')) return readFromFirst(reader);
  reader.take('SELECT');
  return readSelect(reader);
}

/** DuckDB: `PIVOT t ON …` is a query of all columns of the pivoted table. */
function readPivotStatement(reader: Reader): Body {
  const isPivot = reader.take('PIVOT');
  if (!isPivot) reader.take('UNPIVOT');
  const source = readSource(reader);
  const pivot = isPivot ? readSimplePivot(reader) : readSimpleUnpivot(reader);
  const all: SelectItem = { value: readStarParts(reader, []), aliases: [] };
  const from: Join[] = [
    { kind: 'inner', source: { ...source, pivots: [pivot] }, on: [], using: [], natural: false },
  ];
  return { is: 'select', items: [all], from, where: [], control: [], into: null };
}

/** Spark: `VALUES (1, 2) AS t(a, b)` is a query whose columns have names. */
function namedRows(reader: Reader, rows: Body): Body {
  const isNamed = reader.dialect === 'databricks' && (reader.sees('AS') || reader.key(1) === '(');
  const alias = isNamed ? readAlias(reader) : null;
  if (alias === null) return rows;
  const source = { from: { is: 'query', query: plain(rows) }, lateral: false, alias } as const;
  const columns = readColumns(reader);
  const from: Join[] = [
    {
      kind: 'inner',
      source: { ...source, columns, pivots: [], control: [] },
      on: [],
      using: [],
      natural: false,
    },
  ];
  const all: SelectItem = { value: readStarParts(reader, []), aliases: [] };
  return { is: 'select', items: [all], from, where: [], control: [], into: null };
}
