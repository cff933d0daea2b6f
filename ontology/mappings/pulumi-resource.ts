import type { Payload } from '../../schemas/items/registry.ts';
import type { Naming } from '../datasets.ts';
import { type EdgeDraft, edge, type NodeName, named, node } from '../facts.ts';
import { fileKey, pulumiResourceKey, pulumiStackKey } from '../identity.ts';
import { madeThings, thingKey } from '../things.ts';
import type { Mapping } from './mapping.ts';

type Made = NonNullable<Payload<'pulumi-resource'>['makes']>[number];
type End = Pick<Payload<'pulumi-resource'>, 'kind' | 'type' | 'name'>;

/** Name of a resource or component of a project. */
export const pulumiNode = (repo: string, project: string, { kind, type, name }: End): NodeName =>
  named(kind === 'component' ? 'Component' : 'CloudResource', pulumiResourceKey(repo, project, type, name));

/** A resource, where the program makes it, and as part of its stack. */
export const pulumiResource: Mapping<'pulumi-resource'> = {
  kind: 'pulumi-resource',
  needsPath: true,
  map: (payload, at) => {
    const { repo, path } = at;
    const { project, kind: _kind, makes = [], source, ...props } = payload;
    const self = pulumiNode(repo, project, payload);
    const things = { makes: madeThings(makes, true, at), grants_on: madeThings(makes, false, at) };
    return {
      nodes: [node(self, { ...props, project, ...things })],
      edges: [
        edge('DEFINES', named('File', fileKey(repo, path)), self),
        edge('CONTAINS', named('Stack', pulumiStackKey(repo, project)), self),
        ...makes.filter(({ sort }) => sort === 'table').map((table) => provided(self, table, at)),
        ...(source === undefined
          ? []
          : [edge('PROVISIONS', self, named('File', fileKey(repo, source)), { role: 'makes' })]),
      ],
    };
  },
};

/** A table that the resource makes or grants access to; each environment that has one of its own is an edge. */
const provided = (self: NodeName, table: Made, at: Naming): EdgeDraft =>
  edge(
    'PROVISIONS',
    self,
    named('Dataset', thingKey(table, at)),
    { role: table.is_maker ? 'makes' : 'grants', environment: table.environment, spelled: table.name },
    table.environment ?? '',
  );
