import { datasetKey } from '../datasets.ts';
import { edge, named } from '../facts.ts';
import type { Mapping } from './mapping.ts';

/** Data of one dataset goes into another; the repository that says so is part of the edge's identity. */
export const tableFlow: Mapping<'table-flow'> = {
  kind: 'table-flow',
  needsPath: true,
  map: ({ from, to, ...figures }, at) => {
    const source = named('Dataset', datasetKey(from, at));
    const target = named('Dataset', datasetKey(to, at));
    // Two names that the identity takes for one table already need no flow between them.
    if (from !== to && source.key === target.key) return { nodes: [], edges: [] };
    return { nodes: [], edges: [edge('FEEDS', source, target, figures, at.repo)] };
  },
};
