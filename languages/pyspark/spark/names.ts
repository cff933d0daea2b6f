import type { Trace } from '../../sql/lineage/trace/trace.ts';
import { type NamePart, toReference } from '../../sql/names.ts';
import { tokenize } from '../../sql/tokenize.ts';

/** A name in parts, backticks taken off. */
export function partsOf(name: string): NamePart[] {
  return [...name.trim().matchAll(/`((?:[^`]|``)*)`|[^.`]+/g)].map(([whole, quoted]) =>
    quoted === undefined
      ? { text: whole.trim(), quoted: false }
      : { text: quoted.replaceAll('``', '`'), quoted: true },
  );
}

/** Names as the engine compares them, and as the program spells them. */
export class SparkNames {
  readonly #trace: Trace;
  readonly #tables = new Map<string, string>();
  readonly #columns = new Map<string, string>();
  readonly #words = new Map<string, string>();

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  /** The engine's name of a table, completed by the catalog and schema in effect; `delta.`path`` is a path. */
  table(name: string): string {
    const parts = partsOf(name);
    learn(this.#tables, parts);
    return this.#trace.tableName(toReference(parts, 'databricks'));
  }

  /** A name that stands as it is, whatever is in effect. */
  plain(name: string): string {
    learn(this.#tables, [{ text: name, quoted: false }]);
    return name.toLowerCase();
  }

  place(name: string): string {
    learn(this.#tables, [{ text: name, quoted: false }]);
    return name.replaceAll('`', '').toLowerCase();
  }

  column(name: string): undefined {
    learn(this.#columns, [{ text: name, quoted: false }]);
  }

  /** The words of a SQL text, which may be names. */
  sql(text: string): undefined {
    for (const token of tokenize(text, 'databricks')) {
      if (token.kind === 'word') learn(this.#words, [{ text: token.text, quoted: false }]);
      if (token.kind === 'quoted')
        learn(this.#words, [{ text: token.text.replaceAll('`', ''), quoted: true }]);
    }
  }

  /** A table, path or topic as the program spells it. */
  shown(id: string): string {
    if (id.startsWith('path:')) return id.slice('path:'.length);
    if (/^[a-z]+:/.test(id)) return id;
    return id
      .split('.')
      .map((part) => this.#spelled(this.#tables, part.replaceAll('`', '')))
      .join('.');
  }

  shownColumn(name: string): string {
    return this.#spelled(this.#columns, name);
  }

  #spelled(first: ReadonlyMap<string, string>, name: string): string {
    return first.get(name) ?? this.#words.get(name) ?? name;
  }
}

function learn(into: Map<string, string>, parts: readonly NamePart[]): undefined {
  for (const { text } of parts) {
    const key = text.toLowerCase();
    if (!into.has(key)) into.set(key, text);
  }
}

/** Where files lie, by the engine's name. */
export const pathName = (path: string): string => `path:${path}`;
