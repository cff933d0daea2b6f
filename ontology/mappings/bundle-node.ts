import type { z } from 'zod';
import type { BundleResource } from '../../schemas/items/bundle-node.ts';
import { edge, named, node } from '../facts.ts';
import { bundleKey, fileKey } from '../identity.ts';
import { madeThings, thingKey } from '../things.ts';
import type { Mapping } from './mapping.ts';

/** Family of each kind of resource of a bundle. */
export const bundleFamilies = {
  bundle: 'Bundle',
  job: 'Job',
  task: 'Task',
  pipeline: 'Pipeline',
  cluster: 'Cluster',
  dashboard: 'Dashboard',
  object: 'BundleObject',
} as const satisfies Record<z.infer<typeof BundleResource>, string>;

/** A resource of a bundle, defined by the YAML file that declares it. */
export const bundleNode: Mapping<'bundle-node'> = {
  kind: 'bundle-node',
  needsPath: true,
  map: ({ resource, bundle, name, title, environment, ...said }, at) => {
    const { repo, path } = at;
    const self = named(bundleFamilies[resource], bundleKey(repo, bundle, resource, name));
    const props = {
      name,
      bundle,
      title,
      environment,
      task_kind: said.task_kind ?? null,
      runs: said.runs ?? null,
      compute: said.compute ?? null,
      schedule: said.schedule ?? null,
      paused: said.paused ?? null,
      node_type: said.node_type ?? null,
      object_type: said.object_type ?? null,
      needs:
        said.needs === undefined ? null : [...new Set(said.needs.map((thing) => thingKey(thing, at)))].sort(),
      makes: said.makes === undefined ? null : madeThings(said.makes, true, at),
    };
    return {
      nodes: [node(self, props)],
      edges: [edge('DEFINES', named('File', fileKey(repo, path)), self)],
    };
  },
};
