import type { Flow } from './flow.ts';

/** A table whose columns are not known: any name may be one of its, but for those that were taken out. */
export interface Open {
  /** Names of persistent tables; several where a set operation unites them. */
  readonly tables: readonly string[];
  readonly without: ReadonlySet<string>;
  /** What any of its columns comes from, where they are the fields of a value. */
  readonly flow: Flow | null;
  /** The columns stand behind others of a set operation: only told as unresolved. */
  readonly lost: boolean;
}

export type OutputItem =
  | {
      readonly is: 'column';
      readonly name: string | null;
      readonly flow: Flow;
      /** Where the list of a SELECT has it, as far as it has not gone on through stars. */
      readonly line?: number | undefined;
    }
  | { readonly is: 'open'; readonly open: Open };

/** What a query gives, in order. */
export type Output = readonly OutputItem[];

/** What a name in a FROM clause stands for. */
export interface Relation {
  /** Folded parts of the name that qualifies its columns, an alias alone or the whole name. */
  readonly path: readonly string[];
  readonly columns: ReadonlyMap<string, Flow>;
  /** The columns in order, those of unknown tables between them. */
  readonly output: Output;
  /** Where a column that is not known comes from when the table is named. */
  readonly table: string | null;
  /** What any other name means: fields of a generated struct, columns of a pivot over unknown values. */
  readonly rest: Flow | null;
  /** The right side of a semi join gives no columns. */
  readonly hidden: boolean;
}

export const column = (name: string | null, flow: Flow, line?: number): OutputItem => ({
  is: 'column',
  name,
  flow,
  line,
});

export function columnsOf(output: Output): Map<string, Flow> {
  const columns = new Map<string, Flow>();
  for (const item of output)
    if (item.is === 'column' && item.name !== null && !columns.has(item.name))
      columns.set(item.name, item.flow);
  return columns;
}

export const opensOf = (output: Output): Open[] =>
  output.flatMap((item) => (item.is === 'open' && !item.open.lost ? [item.open] : []));

export function relationOf(output: Output, path: readonly string[], more: Partial<Relation> = {}): Relation {
  return { path, columns: columnsOf(output), output, table: null, rest: null, hidden: false, ...more };
}

/** Column aliases behind a table or CTE, by position as far as the positions are known. */
export function renameColumns(output: Output, names: readonly string[]): Output {
  if (names.length === 0) return output;
  const opened = output.findIndex((item) => item.is === 'open');
  if (opened >= 0 && opened < names.length)
    return output.map((item, at) =>
      item.is === 'column' && at < opened ? { ...item, name: names[at] ?? item.name } : item,
    );
  return output.map((item, at) =>
    item.is === 'column' && names[at] !== undefined ? { ...item, name: names[at] as string } : item,
  );
}
