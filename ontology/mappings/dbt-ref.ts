import { edge, named } from '../facts.ts';
import { dbtKey } from '../identity.ts';
import { dbtFamilies } from './dbt-node.ts';
import type { Mapping } from './mapping.ts';

/** One resource needs another; each way of needing is an edge of its own. */
export const dbtRef: Mapping<'dbt-ref'> = {
  kind: 'dbt-ref',
  needsPath: false,
  map: ({ project, from, to, via }, { repo }) => ({
    nodes: [],
    edges: [
      edge(
        'REF',
        named(dbtFamilies[from.resource], dbtKey(repo, project, from.resource, from.name)),
        named(dbtFamilies[to.resource], dbtKey(repo, project, to.resource, to.name)),
        { via },
        via,
      ),
    ],
  }),
};
