import { edge, named, node } from '../facts.ts';
import { fileKey, pulumiStackKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A Pulumi project, defined by its project file. */
export const pulumiStack: Mapping<'pulumi-stack'> = {
  kind: 'pulumi-stack',
  needsPath: true,
  map: ({ project, stack_reference_places = [], stacks = [], ...rest }, { repo, path }) => {
    const self = named('Stack', pulumiStackKey(repo, project));
    return {
      nodes: [node(self, { name: project, ...rest, stack_reference_places, stacks })],
      edges: [edge('DEFINES', named('File', fileKey(repo, path)), self)],
    };
  },
};
