import { edge, named } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** One edge a person, file and quarter; the name stands on the edge, since the person's node is shared. */
export const personChange: Mapping<'person-change'> = {
  kind: 'person-change',
  needsPath: true,
  map: ({ person, recent = null, ...change }, { repo, path }) => ({
    nodes: [],
    edges: [
      edge(
        'CHANGED',
        named('Person', person),
        named('File', fileKey(repo, path)),
        { ...change, recent },
        change.quarter,
      ),
    ],
  }),
};
