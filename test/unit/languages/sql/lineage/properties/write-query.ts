import type { SqlDialect } from '../../../../../../languages/sql/parser.ts';
import {
  type Filter,
  isTable,
  nestedQueries,
  type Query,
  type Reference,
  type Source,
  type Value,
} from './query-model.ts';

/** One of the many ways to write the same query. */
export interface Spelling {
  /** Inner queries: in parentheses, as CTEs, or as temporary tables of their own statements. */
  readonly form: 'inline' | 'cte' | 'temporary';
  /** What aliases and query names begin with. */
  readonly prefix: string;
  /** Whether AS stands before an alias. */
  readonly as: boolean;
  /** Columns without their alias where there is one source alone; the tables' columns must be known then. */
  readonly bare: boolean;
  /** How often the whole is put into `SELECT * FROM (…)`. */
  readonly wraps: number;
  readonly join: 'JOIN' | 'INNER JOIN' | 'LEFT JOIN' | 'RIGHT OUTER JOIN' | 'FULL JOIN';
  readonly statement: 'view' | 'insert' | 'merge';
  readonly keywords: 'upper' | 'lower';
  /** What stands between two words, in turn. */
  readonly gaps: readonly string[];
}

/** The script that fills `target` with the query, in the dialect. */
export function writeScript(dialect: SqlDialect, target: string, query: Query, spelling: Spelling): string {
  const writer = new Writer(spelling);
  const nested = spelling.form === 'inline' ? [] : nestedQueries(query).filter((one) => one !== query);
  const whole = wrapped(writer, query);
  const fill = (body: readonly string[]): readonly string[] => FILLS[spelling.statement](target, query, body);
  if (spelling.form === 'temporary' && dialect !== 'tsql') {
    const kind = dialect === 'databricks' ? 'CREATE OR REPLACE TEMP VIEW' : 'CREATE TEMP TABLE';
    const made = nested.map((one) => [kind, writer.name(one.name), 'AS', ...writer.query(one)]);
    return [...made, fill(whole)].map((words) => writer.join(words)).join(';\n');
  }
  const ctes = nested.flatMap((one, at) => [
    at === 0 ? 'WITH' : ',',
    ...[writer.name(one.name), 'AS', '(', ...writer.query(one), ')'],
  ]);
  // T-SQL has the CTEs of a change before it.
  const before = dialect === 'tsql' && spelling.statement !== 'view';
  return writer.join(before ? [...ctes, ...fill(whole)] : fill([...ctes, ...whole]));
}

/** Ways to fill a table with what a query gives, column by column under the same names. */
const FILLS: Readonly<
  Record<Spelling['statement'], (target: string, query: Query, body: readonly string[]) => readonly string[]>
> = {
  view: (target, _query, body) => ['CREATE VIEW', target, 'AS', ...body],
  insert: (target, { items }, body) => [
    ...['INSERT INTO', target, '(', ...listed(items, ({ name }) => [name]), ')'],
    ...body,
  ],
  merge: (target, { items }, body) => [
    ...['MERGE INTO', target, 'AS', 'tgt', 'USING', '(', ...body, ')', 'AS', 'src'],
    ...['ON', `tgt.${items[0]?.name}`, '=', `src.${items[0]?.name}`],
    ...['WHEN MATCHED THEN UPDATE SET', ...listed(items, ({ name }) => [name, '=', `src.${name}`])],
    ...['WHEN NOT MATCHED THEN INSERT', '(', ...listed(items, ({ name }) => [name]), ')'],
    ...['VALUES', '(', ...listed(items, ({ name }) => [`src.${name}`]), ')'],
  ],
};

function wrapped(writer: Writer, query: Query): readonly string[] {
  let words = writer.query(query);
  for (let wrap = 0; wrap < writer.spelling.wraps; wrap += 1)
    words = [
      'SELECT',
      wrap % 2 === 0 ? '*' : `w${wrap}.*`,
      'FROM',
      '(',
      ...words,
      ')',
      ...writer.alias(`w${wrap}`),
    ];
  return words;
}

/** Makes words of queries; a word of small letters is a name, one of capitals a keyword. */
class Writer {
  readonly spelling: Spelling;
  #gap = 0;

  constructor(spelling: Spelling) {
    this.spelling = spelling;
  }

  name(name: string): string {
    return `${this.spelling.prefix}${name}`;
  }

  alias(name: string): readonly string[] {
    return this.spelling.as ? ['AS', name] : [name];
  }

  join(words: readonly string[]): string {
    const { keywords, gaps } = this.spelling;
    return words
      .map((word) => (keywords === 'lower' && /^[A-Z_ ]+$/.test(word) ? word.toLowerCase() : word))
      .reduce((text, word) => `${text}${gaps[this.#gap++ % gaps.length] ?? ' '}${word}`);
  }

  query(query: Query): readonly string[] {
    return [query, ...query.union].flatMap((branch, at) => [
      ...(at === 0 ? [] : ['UNION ALL']),
      ...this.select(branch),
    ]);
  }

  select({ sources, items, filter, groups }: Query): readonly string[] {
    const column = (of: Reference): string => this.column(of, sources);
    return [
      'SELECT',
      ...listed(items, ({ name, value }) => [...this.value(value, column), 'AS', name]),
      ...['FROM', ...sources.flatMap((source) => this.source(source, column))],
      ...(filter === null ? [] : ['WHERE', ...this.filter(filter, column)]),
      ...(groups.length === 0 ? [] : ['GROUP BY', ...listed(groups, (group) => [column(group)])]),
    ];
  }

  filter({ of, by, query }: Filter, column: (of: Reference) => string): readonly string[] {
    if (query === null) return [column(of), 'IS NOT NULL'];
    if (by === 'in') return [column(of), 'IN', '(', ...this.query(query), ')'];
    const [item] = query.items;
    const own =
      item?.value.is === 'column' ? `${this.name(item.value.of.alias)}.${item.value.of.column}` : '1';
    return [
      'EXISTS',
      '(',
      ...this.query(query),
      'WHERE',
      own,
      '=',
      `${this.name(of.alias)}.${of.column}`,
      ')',
    ];
  }

  source({ alias, of, on }: Source, column: (of: Reference) => string): readonly string[] {
    const inline = !isTable(of) && this.spelling.form === 'inline';
    const from = isTable(of) ? [of.table] : inline ? ['(', ...this.query(of), ')'] : [this.name(of.name)];
    const named = [...from, ...this.alias(this.name(alias))];
    return on === null ? named : [this.spelling.join, ...named, 'ON', column(on[0]), '=', column(on[1])];
  }

  column({ alias, column }: Reference, sources: readonly Source[]): string {
    return this.spelling.bare && sources.length === 1 ? column : `${this.name(alias)}.${column}`;
  }

  value(value: Value, column: (of: Reference) => string): readonly string[] {
    const inner = (part: Value): readonly string[] => this.value(part, column);
    switch (value.is) {
      case 'column':
        return [column(value.of)];
      case 'literal':
        return ["'from a.b -- c'"];
      case 'sum':
        return ['(', ...inner(value.parts[0] as Value), '+', ...inner(value.parts[1] as Value), ')'];
      case 'call':
        return ['COALESCE', '(', ...listed(value.parts, inner), ')'];
      case 'case':
        return [
          ...['CASE', 'WHEN', column(value.when), '> 1', 'THEN', ...inner(value.first)],
          ...['ELSE', ...inner(value.otherwise), 'END'],
        ];
      case 'aggregate':
        return ['MAX', '(', column(value.of), ')'];
      case 'count':
        return ['COUNT', '(', '*', ')'];
      case 'scalar':
        return ['(', ...this.query(value.query), ')'];
      case 'rank':
        return [
          'ROW_NUMBER',
          '(',
          ')',
          'OVER',
          '(',
          'PARTITION BY',
          column(value.partition),
          'ORDER BY',
          column(value.order),
          ')',
        ];
      case 'running':
        return ['SUM', '(', column(value.of), ')', 'OVER', '(', 'ORDER BY', column(value.order), ')'];
    }
  }
}

const listed = <T>(all: readonly T[], write: (one: T) => readonly string[]): readonly string[] =>
  all.flatMap((one, at) => [...(at === 0 ? [] : [',']), ...write(one)]);
