import { columnEdge } from '../columns.ts';
import type { Mapping } from './mapping.ts';

/** What a definition lists are columns of the table; the place of each is known only before the first open star. */
export const tableColumns: Mapping<'table-columns'> = {
  kind: 'table-columns',
  needsPath: true,
  map: ({ table, columns, defines, stars }, at) => {
    const firm = defines ? Math.min(columns.length, ...stars.map((star) => star.at)) : 0;
    return {
      nodes: [],
      edges: [...new Set(columns)].map((column, index) =>
        columnEdge(table, column, at, index < firm ? { ordinal: index + 1 } : {}),
      ),
    };
  },
};
