import type { z } from 'zod';
import type { definedColumns } from '../../../../queries/defined-columns/query.ts';
import type { openStars } from '../../../../queries/open-stars/query.ts';
import type { Told } from '../../columns/known-tables.ts';

type Column = z.output<(typeof definedColumns)['row']>;
type OpenStar = z.output<(typeof openStars)['row']>;

/** A place whose stars are open. */
export interface OpenPlace extends Told {
  readonly repository: string;
  readonly path: string;
  readonly by: string;
}

const idOf = (...parts: readonly string[]): string => parts.join('\u0000');

/** The places whose stars are open, each with its stars in order. */
export function openPlaces(stars: readonly OpenStar[]): readonly OpenPlace[] {
  const places = Map.groupBy(stars, ({ dataset, repository, path, by }) =>
    idOf(dataset, repository, path, by),
  );
  return [...places.values()].flatMap((rows): OpenPlace[] => {
    const [first] = rows;
    if (first === undefined) return [];
    const { repository, path, by, dataset: table, defines, columns } = first;
    const ordered = rows.toSorted((a, b) => a.at - b.at || (a.cursor < b.cursor ? -1 : 1));
    const open = ordered.map(({ over, at, without }) => ({ table: over, at, without }));
    return [{ repository, path, by, payload: { table, columns, defines, stars: open } }];
  });
}

/** Tables that a repository defines whole. One that also has an open definition of it does not know it. */
export function wholeTables(columns: readonly Column[], open: readonly OpenPlace[]): readonly Told[] {
  const unsure = new Set(
    open
      .filter(({ payload }) => payload.defines)
      .map(({ repository, payload }) => idOf(payload.table, repository)),
  );
  const tables = Map.groupBy(columns, ({ dataset, repository }) => idOf(dataset, repository));
  return [...tables].flatMap(([id, rows]): Told[] => {
    const table = rows[0]?.dataset;
    if (table === undefined || unsure.has(id)) return [];
    const ordered = rows.toSorted((a, b) => a.ordinal - b.ordinal || (a.column < b.column ? -1 : 1));
    return [{ payload: { table, columns: ordered.map(({ column }) => column), defines: true, stars: [] } }];
  });
}
