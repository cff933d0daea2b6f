import { type Known, knownTables, type Star, type Told } from './known-tables.ts';

/** One star gives no more columns than tables have. */
export const MOST_COLUMNS = 20_000;

/** A table's definition tells its columns as of the commit; the table may have been made by an older one. */
export const BY_DEFINITION = { confidence: 0.9, reason: 'columns-by-definition' } as const;

/** What a star stands for: columns, or why none are known. */
export interface Filling<T extends Told> {
  readonly item: T;
  readonly star: Star;
  /** Place of the star among those of its item. */
  readonly nth: number;
  readonly columns: readonly string[] | 'not-known' | 'several' | 'too-many';
}

/** All stars with the columns that definitions give them, and what is known of each defined table. */
export function fillStars<T extends Told>(
  told: readonly T[],
): { readonly fillings: readonly Filling<T>[]; readonly known: ReadonlyMap<string, Known> } {
  const known = knownTables(told);
  const fillings = told.flatMap((item) =>
    item.payload.stars.map(
      (star, nth): Filling<T> => ({
        item,
        star,
        nth,
        columns: columnsOf(star, known.get(star.table) ?? null),
      }),
    ),
  );
  return { fillings, known };
}

function columnsOf({ without }: Star, known: Known): Filling<Told>['columns'] {
  if (known === null) return 'not-known';
  if (known === 'several') return 'several';
  const left = new Set(without);
  const columns = known.filter((column) => !left.has(column));
  return columns.length > MOST_COLUMNS ? 'too-many' : columns;
}
