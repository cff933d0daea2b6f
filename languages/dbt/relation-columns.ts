import { callable, Thing, toText, Unknown, type Value } from '../jinja/values.ts';
import type { SqlDialect } from '../sql/parser.ts';
import type { NodeColumns } from './columns/node-columns.ts';
import type { ColumnsOf } from './columns/read-columns.ts';
import { quoted } from './node-names.ts';
import { RelationThing } from './template-values.ts';

/** What templates learn of the columns of tables, and what they could not be told. */
export class RelationColumns {
  /** Set when columns were asked for before they are known. */
  asked = false;
  readonly #columnsOf: ColumnsOf | null;
  readonly #note: (what: string, detail: string) => undefined;

  constructor(columnsOf: ColumnsOf | null, note: (what: string, detail: string) => undefined) {
    this.#columnsOf = columnsOf;
    this.#note = note;
  }

  /** Columns of a relation; null where they are not known, or not yet. */
  of(relation: Value, asker: string): NodeColumns | null {
    const node = relation instanceof RelationThing ? relation.node : null;
    if (node !== null && this.#columnsOf === null) {
      this.asked = true;
      return null;
    }
    const found = node === null ? null : (this.#columnsOf?.(node) ?? null);
    if (found === null || !found.complete)
      this.#note(asker, 'asks for the columns of a table that the text does not tell');
    return found === null || found.names.length === 0 ? null : found;
  }

  /** adapter.get_columns_in_relation: column objects. */
  readonly list = (relation: Value): Value => {
    const columns = this.of(relation, 'get_columns_in_relation');
    return columns === null ? new Unknown('get_columns_in_relation') : columns.names.map(columnThing);
  };
}

const columnThing = (name: string): Thing =>
  new Thing({
    text: name,
    get: (attribute) => {
      if (attribute === 'name' || attribute === 'column') return name;
      if (attribute === 'quoted') return `"${name}"`;
      return attribute.startsWith('is_')
        ? callable(() => new Unknown('type of a column'))
        : new Unknown(`${attribute} of a column`);
    },
  });

/** adapter.quote() */
export const quoteCall = (dialect: SqlDialect | null): Thing =>
  callable(([name]) => quoted(toText(name), dialect ?? 'duckdb'));
