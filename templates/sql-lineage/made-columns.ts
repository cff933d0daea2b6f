import { byText, type Capped, capped, sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';
import { datasetName } from './build-graph.ts';

type ColumnRow = Rows<'table_columns'>['table_columns'][number];

/** A column with the columns that its values are made of, one step back. */
export interface MadeColumn {
  readonly column: string;
  readonly kind: string;
  readonly origins: Capped<string>;
  /** False where a rule of thumb decided one of its steps. */
  readonly certain: boolean;
}

const MOST_COLUMNS = 60;
const MOST_ORIGINS = 6;

/** Columns of each dataset that something here fills, in the order of the definition, else by name. */
export function madeColumns(rows: readonly ColumnRow[]): ReadonlyMap<string, Capped<MadeColumn>> {
  const made = new Map<string, Capped<MadeColumn>>();
  for (const [dataset, all] of Map.groupBy(rows, (row) => row.dataset)) {
    const filled = Map.groupBy(
      all.filter(({ kind }) => kind !== null),
      ({ column }) => column,
    );
    const columns = sortedBy([...filled.values()], ([row]) => [row?.ordinal ?? null, row?.column ?? '']);
    if (columns.length > 0) made.set(dataset, capped(columns.map(madeColumn), MOST_COLUMNS));
  }
  return made;
}

function madeColumn(rows: readonly ColumnRow[]): MadeColumn {
  const origins = [
    ...new Set(rows.flatMap(({ origin }) => (origin === null ? [] : [originName(origin)]))),
  ].sort(byText);
  const kinds = [...new Set(rows.flatMap(({ kind }) => kind ?? []))].sort(byText);
  return {
    column: rows[0]?.column ?? '',
    kind: kinds.join(', '),
    origins: capped(origins, MOST_ORIGINS),
    certain: rows.every(({ confidence }) => confidence === null || confidence === 1),
  };
}

/** `dataset#column` as people write it. */
function originName(key: string): string {
  const at = key.lastIndexOf('#');
  return `${datasetName(key.slice(0, at))}.${key.slice(at + 1)}`;
}
