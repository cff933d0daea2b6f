import { edge, named } from '../facts.ts';
import type { Mapping } from './mapping.ts';

/** A resource makes what a task names or a dataset lies in; each thing is an edge. */
export const resourceUse: Mapping<'resource-use'> = {
  kind: 'resource-use',
  needsPath: false,
  map: ({ type, from, to, ...said }) => ({
    nodes: [],
    edges: [
      edge(
        type,
        named(from.family, from.key),
        named(to.family, to.key),
        said,
        `${said.thing}@${said.environment ?? ''}@${said.role}`,
      ),
    ],
  }),
};
