import { edge, named } from '../facts.ts';
import { columnKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A column that a star takes from another repository's table is one of the star's table too. */
export const columnSupply: Mapping<'column-supply'> = {
  kind: 'column-supply',
  needsPath: false,
  map: ({ dataset, column, source, flow: kind, confidence, reason, by }, { repo }) => {
    const target = named('Column', columnKey(dataset, column));
    const origin = named('Column', columnKey(source, column));
    return {
      nodes: [],
      edges: [
        edge('HAS_COLUMN', named('Dataset', dataset), target, {}, repo),
        edge('DERIVES_FROM', target, origin, { kind, confidence, reason, by }, by),
      ],
    };
  },
};
