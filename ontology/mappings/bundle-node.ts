import type { z } from 'zod';
import type { BundleResource } from '../../schemas/items/bundle-node.ts';
import { edge, named, node } from '../facts.ts';
import { bundleKey, fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** Family of each kind of resource of a bundle. */
export const bundleFamilies = {
  bundle: 'Bundle',
  job: 'Job',
  task: 'Task',
  pipeline: 'Pipeline',
  cluster: 'Cluster',
  dashboard: 'Dashboard',
} as const satisfies Record<z.infer<typeof BundleResource>, string>;

/** A resource of a bundle, defined by the YAML file that declares it. */
export const bundleNode: Mapping<'bundle-node'> = {
  kind: 'bundle-node',
  needsPath: true,
  map: ({ resource, bundle, name, ...props }, { repo, path }) => {
    const self = named(bundleFamilies[resource], bundleKey(repo, bundle, resource, name));
    return {
      nodes: [node(self, { name, bundle, ...props })],
      edges: [edge('DEFINES', named('File', fileKey(repo, path)), self)],
    };
  },
};
