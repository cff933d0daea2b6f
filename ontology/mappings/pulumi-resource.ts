import type { Payload } from '../../schemas/items/registry.ts';
import { edge, type NodeName, named, node } from '../facts.ts';
import { fileKey, pulumiResourceKey, pulumiStackKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

type End = Pick<Payload<'pulumi-resource'>, 'kind' | 'type' | 'name'>;

/** Name of a resource or component of a project. */
export const pulumiNode = (repo: string, project: string, { kind, type, name }: End): NodeName =>
  named(kind === 'component' ? 'Component' : 'CloudResource', pulumiResourceKey(repo, project, type, name));

/** A resource, where the program makes it, and as part of its stack. */
export const pulumiResource: Mapping<'pulumi-resource'> = {
  kind: 'pulumi-resource',
  needsPath: true,
  map: (payload, { repo, path }) => {
    const { project, kind: _kind, ...props } = payload;
    const self = pulumiNode(repo, project, payload);
    return {
      nodes: [node(self, { ...props, project })],
      edges: [
        edge('DEFINES', named('File', fileKey(repo, path)), self),
        edge('CONTAINS', named('Stack', pulumiStackKey(repo, project)), self),
      ],
    };
  },
};
