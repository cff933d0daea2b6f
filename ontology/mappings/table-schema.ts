import { columnEdge } from '../columns.ts';
import type { Mapping } from './mapping.ts';

/** With its stars filled, the place of each column of a table is known. */
export const tableSchema: Mapping<'table-schema'> = {
  kind: 'table-schema',
  needsPath: true,
  map: ({ table, columns }, at) => ({
    nodes: [],
    edges: columns.map((column, index) => columnEdge(table, column, at, { ordinal: index + 1 })),
  }),
};
