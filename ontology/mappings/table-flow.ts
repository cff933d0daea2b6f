import { datasetKey } from '../datasets.ts';
import { edge, named } from '../facts.ts';
import type { Mapping } from './mapping.ts';

/** Data of one dataset goes into another; the repository that says so is part of the edge's identity. */
export const tableFlow: Mapping<'table-flow'> = {
  kind: 'table-flow',
  needsPath: true,
  map: ({ from, to, ...figures }, at) => {
    const dataset = (table: string) => named('Dataset', datasetKey(table, at));
    return { nodes: [], edges: [edge('FEEDS', dataset(from), dataset(to), figures, at.repo)] };
  },
};
