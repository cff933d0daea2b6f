import { adding, named } from '../facts.ts';
import type { Mapping } from './mapping.ts';

/** What history adds to the repository's node. */
export const repositoryHistory: Mapping<'repository-history'> = {
  kind: 'repository-history',
  needsPath: false,
  map: ({ recent_people, ...figures }, { repo }) => ({
    nodes: [adding(named('Repository', repo), { ...figures, recent_people: recent_people.length })],
    edges: [],
  }),
};
