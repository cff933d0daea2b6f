import { datasetKey } from '../datasets.ts';
import { edge, named } from '../facts.ts';
import { columnFlowQualifier } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A star that stays open is kept, so that the link wave may fill it from what other repositories say. */
export const openStar: Mapping<'open-star'> = {
  kind: 'open-star',
  needsPath: true,
  map: ({ table, over, nth, by, ...star }, at) => ({
    nodes: [],
    edges: [
      edge(
        'STARS_OVER',
        named('Dataset', datasetKey(table, at)),
        named('Dataset', datasetKey(over, at)),
        { ...star, by },
        `${columnFlowQualifier(at.repo, at.path, by)}#${nth}`,
      ),
    ],
  }),
};
