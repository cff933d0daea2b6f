import { chooseDialect } from '../../sql/choose-dialect.ts';
import { type QueryColumn, queryColumns } from '../../sql/lineage/query-columns.ts';
import type { SqlDialect } from '../../sql/parser.ts';
import type { Config } from '../config-tree.ts';
import { nodeOf, tableName } from '../node-names.ts';
import { plain, string } from '../plain.ts';
import type { Rendered } from '../rendered.ts';
import type { Edge, Found } from '../resources.ts';
import { truthy } from '../template-values.ts';
import { declaredNames, headerNames, snapshotNames } from './declared-columns.ts';
import { withDeclared } from './fill-stars.ts';
import { type NodeColumn, type NodeColumns, UNKNOWN_COLUMNS } from './node-columns.ts';
import { inOrder } from './order.ts';

/** What a template may be told of a table's columns. */
export type ColumnsOf = (node: number) => NodeColumns;

export interface ProjectTexts {
  /** All resources; the place of each is its number. */
  readonly resources: readonly Found[];
  readonly isEnabled: (found: Found) => boolean;
  readonly configOf: (found: Found) => Config;
  readonly identifierOf: (found: Found) => string;
  readonly edges: readonly Edge[];
  readonly dialect: SqlDialect | null;
  readonly rendered: (found: Found) => Rendered;
  /** Once more, for templates that asked for columns. */
  readonly renderWith: (found: Found, columnsOf: ColumnsOf) => Rendered;
  readonly textOf: (path: string) => string | null;
}

const HOLDS_ROWS = new Set(['model', 'source', 'seed', 'snapshot']);

/** Columns of all resources that hold rows, those that others need first: their columns fill the stars of the others. */
export function readColumns(texts: ProjectTexts): ReadonlyMap<Found, NodeColumns> {
  const reader = new ColumnsReader(texts);
  const tables = texts.resources.filter((found) => HOLDS_ROWS.has(found.type) && texts.isEnabled(found));
  for (const found of inOrder(tables, texts.edges)) reader.read(found);
  return reader.known;
}

class ColumnsReader {
  readonly known = new Map<Found, NodeColumns>();
  readonly #texts: ProjectTexts;
  readonly #needs = new Map<Found, Found[]>();
  readonly #numbers: ReadonlyMap<Found, number>;

  constructor(texts: ProjectTexts) {
    this.#texts = texts;
    this.#numbers = new Map(texts.resources.map((found, at) => [found, at]));
    for (const { from, to } of texts.edges) this.#needs.set(from, [...(this.#needs.get(from) ?? []), to]);
  }

  read(found: Found): undefined {
    this.known.set(found, this.#columnsOf(found));
  }

  #columnsOf(found: Found): NodeColumns {
    if (found.type === 'source') return { ...UNKNOWN_COLUMNS, names: declaredNames(found, this.#dialect) };
    if (found.type === 'seed') return this.#seed(found);
    const own = found.body === null ? this.#withoutQuery(found) : this.#ofQuery(found);
    if (found.type === 'snapshot') return this.#snapshot(found, own);
    const contract = truthy(plain(this.#texts.configOf(found).contract).enforced ?? false);
    return withDeclared(own, declaredNames(found, this.#dialect), contract);
  }

  get #dialect(): SqlDialect {
    return this.#texts.dialect ?? 'duckdb';
  }

  #seed(found: Found): NodeColumns {
    const text = this.#texts.textOf(found.path);
    const delimiter = string(this.#texts.configOf(found).delimiter) ?? ',';
    if (text === null) return { ...UNKNOWN_COLUMNS, names: declaredNames(found, this.#dialect) };
    const names = headerNames(text, delimiter, this.#dialect);
    return { ...UNKNOWN_COLUMNS, names, complete: names.length > 0 };
  }

  /** A snapshot in YAML takes the rows of one table as they are; of a Python model the text does not tell. */
  #withoutQuery(found: Found): NodeColumns {
    const [only, ...more] = this.#needs.get(found) ?? [];
    if (found.type !== 'snapshot' || only === undefined || more.length > 0) return UNKNOWN_COLUMNS;
    const of = this.known.get(only) ?? UNKNOWN_COLUMNS;
    return {
      ...of,
      columns: of.names.map(
        (name): NodeColumn => ({
          name,
          sources: [{ of: only, column: name }],
          kind: 'identity',
          confidence: of.complete ? 1 : 0.9,
          reason: of.complete ? null : 'columns-by-declaration',
          line: found.lines?.[0] ?? null,
        }),
      ),
      open: of.complete ? [] : [only],
      stars: of.complete ? [] : [{ of: only, at: 0, without: of.names }],
      unresolved: [],
    };
  }

  #snapshot(found: Found, own: NodeColumns): NodeColumns {
    const meta = snapshotNames(this.#texts.configOf(found));
    return { ...own, names: [...own.names, ...meta.filter((name) => !own.names.includes(name))] };
  }

  #ofQuery(found: Found): NodeColumns {
    const first = this.#texts.rendered(found);
    const rendered = first.asked ? this.#texts.renderWith(found, (node) => this.#knownAt(node)) : first;
    const { sql } = rendered;
    if (sql === null) return UNKNOWN_COLUMNS;
    const dialect = this.#texts.dialect ?? chooseDialect(sql, found.path);
    const answer = queryColumns({ sql, dialect, ...this.#schemasFor(found, dialect) });
    if (answer === null) return UNKNOWN_COLUMNS;
    const sure = rendered.noted.every(({ reason }) => !UNSURE.has(reason));
    const columns = answer.columns.map((column) => this.#column(column, rendered, sure));
    return {
      names: columns.map(({ name }) => name),
      complete: answer.complete && sure,
      columns,
      open: answer.open.map((table) => this.#resourceOf(table)),
      stars: answer.stars.map(({ table, ...star }) => ({ of: this.#resourceOf(table), ...star })),
      unresolved: answer.unresolved.filter(({ reason }) => reason !== 'star-without-schema'),
    };
  }

  #knownAt(node: number): NodeColumns {
    const found = this.#texts.resources[node];
    return (found === undefined ? undefined : this.known.get(found)) ?? UNKNOWN_COLUMNS;
  }

  #resourceOf(table: string): Found | string {
    const node = nodeOf(table);
    return (node === null ? undefined : this.#texts.resources[node]) ?? table;
  }

  #schemasFor(found: Found, dialect: SqlDialect) {
    const schema = new Map<string, readonly string[]>();
    const declared = new Map<string, readonly string[]>();
    for (const needed of this.#needs.get(found) ?? []) {
      const { names, complete } = this.known.get(needed) ?? UNKNOWN_COLUMNS;
      const number = this.#numbers.get(needed) ?? -1;
      const table = tableName(number, this.#texts.identifierOf(needed), dialect);
      if (names.length > 0) (complete ? schema : declared).set(table, names);
    }
    return { schema, declared };
  }

  #column(column: QueryColumn, { lines }: Rendered, sure: boolean): NodeColumn {
    const confidence = sure ? column.confidence : Math.min(column.confidence, IN_UNSURE_TEXT);
    return {
      name: column.name,
      sources: column.sources.map(({ table, column: of }) => ({ of: this.#resourceOf(table), column: of })),
      kind: column.kind,
      confidence,
      reason: reasonOf(confidence, sure),
      line: column.line === null ? null : (lines[column.line - 1] ?? null),
    };
  }
}

/** Findings of a template after which its text may be another one. */
const UNSURE: ReadonlySet<string> = new Set([
  'macro',
  'missing-package',
  'dynamic-name',
  'runtime-data',
  'run-time-loop',
  'too-deep',
  'parse-error',
]);
const IN_UNSURE_TEXT = 0.9;

function reasonOf(confidence: number, sure: boolean): string | null {
  if (confidence === 1) return null;
  return sure ? 'name-assumed' : 'template-partly-unknown';
}
