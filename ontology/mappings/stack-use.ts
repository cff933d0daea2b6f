import { edge, named } from '../facts.ts';
import { pulumiStackKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A stack reads outputs of another; each name by which it does is an edge. */
export const stackUse: Mapping<'stack-use'> = {
  kind: 'stack-use',
  needsPath: false,
  map: ({ from, to, ...said }) => ({
    nodes: [],
    edges: [
      edge(
        'REFERENCES',
        named('Stack', pulumiStackKey(from.repo, from.project)),
        named('Stack', pulumiStackKey(to.repo, to.project)),
        said,
        said.name,
      ),
    ],
  }),
};
