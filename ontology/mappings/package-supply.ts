import { edge, named } from '../facts.ts';
import type { Mapping } from './mapping.ts';

/** Code goes from one repository to another as a package. */
export const packageSupply: Mapping<'package-supply'> = {
  kind: 'package-supply',
  needsPath: false,
  map: (payload) => ({
    nodes: [],
    edges: [
      edge(
        'PUBLISHES_FOR',
        named('Repository', payload.from_repo),
        named('Repository', payload.to_repo),
        { package: payload.package },
        payload.package,
      ),
    ],
  }),
};
