import { adding, named } from '../facts.ts';
import { dbtKey } from '../identity.ts';
import { dbtFamilies } from './dbt-node.ts';
import type { Mapping } from './mapping.ts';

/** A guess by position stands for less than a name that somebody gave. */
const CONFIDENCE = { name: 1, position: 0.5 } as const;

/** What its place among the others adds to the node of a dbt resource. */
export const dbtPosition: Mapping<'dbt-position'> = {
  kind: 'dbt-position',
  needsPath: true,
  map: ({ resource, project, name, ...place }, { repo }) => {
    const self = named(dbtFamilies[resource], dbtKey(repo, project, resource, name));
    const layer_confidence = place.layer_by === null ? null : CONFIDENCE[place.layer_by];
    return { nodes: [adding(self, { ...place, layer_confidence })], edges: [] };
  },
};
