import type { Payload } from '../../schemas/items/registry.ts';
import { datasetKey } from '../datasets.ts';
import { edge, named } from '../facts.ts';
import { bundleKey, fileKey } from '../identity.ts';
import { bundleFamilies } from './bundle-node.ts';
import type { Mapping } from './mapping.ts';

/** A resource of a bundle is joined to another one, to a file or to a dataset. */
export const bundleLink: Mapping<'bundle-link'> = {
  kind: 'bundle-link',
  needsPath: true,
  map: ({ bundle, from, type, to }, at) => {
    const resource = ({ resource: kind, name }: Payload<'bundle-link'>['from']) =>
      named(bundleFamilies[kind], bundleKey(at.repo, bundle, kind, name));
    const self = resource(from);
    if ('file' in to)
      return { nodes: [], edges: [edge(type, self, named('File', fileKey(at.repo, to.file)))] };
    if ('resource' in to) return { nodes: [], edges: [edge(type, self, resource(to))] };
    const dataset = named('Dataset', datasetKey(to.dataset, at));
    return { nodes: [], edges: [edge(type, self, dataset, { spelled: to.dataset })] };
  },
};
