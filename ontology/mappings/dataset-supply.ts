import { edge, named } from '../facts.ts';
import type { Mapping } from './mapping.ts';

/** Data goes from one repository to another through a dataset that both name alike. */
export const datasetSupply: Mapping<'dataset-supply'> = {
  kind: 'dataset-supply',
  needsPath: false,
  map: ({ from_repo, to_repo, dataset }) => ({
    nodes: [],
    edges: [
      edge('SUPPLIES', named('Repository', from_repo), named('Repository', to_repo), { dataset }, dataset),
    ],
  }),
};
