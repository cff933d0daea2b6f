import { edge, named, node } from '../facts.ts';
import { pulumiConfigKeyKey, pulumiStackKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A key that the program of a stack reads. */
export const pulumiConfigKey: Mapping<'pulumi-config-key'> = {
  kind: 'pulumi-config-key',
  needsPath: false,
  map: ({ project, key, required, secret }, { repo }) => {
    const self = named('ConfigKey', pulumiConfigKeyKey(repo, project, key));
    return {
      nodes: [node(self, { name: key, project, required, secret })],
      edges: [edge('CONFIGURES', self, named('Stack', pulumiStackKey(repo, project)))],
    };
  },
};
