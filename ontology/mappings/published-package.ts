import { edge, named } from '../facts.ts';
import { pythonPackageKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** The repository builds a package; the same name in two files is one fact. */
export const publishedPackage: Mapping<'published-package'> = {
  kind: 'published-package',
  needsPath: true,
  map: ({ name }, { repo }) => ({
    nodes: [],
    edges: [
      edge('PUBLISHES', named('Repository', repo), named('Package', pythonPackageKey(name)), {
        spelled: name,
      }),
    ],
  }),
};
