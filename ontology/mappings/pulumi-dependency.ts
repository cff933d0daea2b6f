import { edge } from '../facts.ts';
import type { Mapping } from './mapping.ts';
import { pulumiNode } from './pulumi-resource.ts';

/** One resource needs another; each way of needing is an edge of its own. */
export const pulumiDependency: Mapping<'pulumi-dependency'> = {
  kind: 'pulumi-dependency',
  needsPath: false,
  map: ({ project, from, to, via }, { repo }) => ({
    nodes: [],
    edges: [edge('DEPENDS_ON', pulumiNode(repo, project, from), pulumiNode(repo, project, to), { via }, via)],
  }),
};
