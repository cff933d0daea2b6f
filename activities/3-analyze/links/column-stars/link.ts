import { columnFlowQualifier } from '../../../../ontology/identity.ts';
import { definedColumns } from '../../../../queries/defined-columns/query.ts';
import { openStars } from '../../../../queries/open-stars/query.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import { BY_DEFINITION, type Filling, fillStars } from '../../columns/fill-stars.ts';
import type { Told } from '../../columns/known-tables.ts';
import type { Link } from '../../link.ts';
import { type OpenPlace, openPlaces, wholeTables } from './told.ts';

const asks = {
  columns: { query: definedColumns, params: {} },
  stars: { query: openStars, params: {} },
} as const;

/**
 * Stars over tables that other repositories define, filled in the order in which tables are made of each other, whatever
 * the repository. What no repository defines stays the finding of its own.
 */
export const columnStarsLink: Link<typeof asks> = {
  name: 'column-stars',
  version: '1',
  asks,
  produces: ['column-supply', 'finding'],
  link: ({ columns, stars }) => {
    const open = openPlaces(stars);
    const { fillings } = fillStars<Told | OpenPlace>([...wholeTables(columns, open), ...open]);
    return { items: fillings.flatMap(sayFilling), rejects: [] };
  },
};

function sayFilling({ item, star, columns }: Filling<Told | OpenPlace>): KnownItem[] {
  if (!('repository' in item) || columns === 'not-known') return [];
  const by = columnFlowQualifier(item.repository, item.path, item.by);
  if (columns === 'several' || columns === 'too-many') return [unfilled(by, star.table, columns)];
  const { table: dataset } = item.payload;
  return columns.map((column) => ({
    kind: 'column-supply',
    path: null,
    lines: null,
    payload: { dataset, column, source: star.table, flow: 'identity', ...BY_DEFINITION, by },
  }));
}

const unfilled = (by: string, table: string, why: 'several' | 'too-many'): KnownItem => ({
  kind: 'finding',
  path: null,
  lines: null,
  payload: {
    reason: why === 'several' ? 'star-without-schema' : 'too-many-items',
    what: `${by} takes ${table}.*`,
    detail:
      why === 'several'
        ? 'Repositories define the table with different columns'
        : 'The table has too many columns',
  },
});
