import { ontology } from './ontology.ts';
import { reservedProperties } from './ontology-schema.ts';

const everything = [...Object.values(ontology.labels), ...Object.values(ontology.types)];

/** All names that a statement about facts may use. */
export const knownNames = {
  labels: new Set([
    'Entity',
    ...Object.keys(ontology.labels),
    ...Object.values(ontology.labels).flatMap(({ also }) => Object.keys(also)),
  ]),
  types: new Set(Object.keys(ontology.types)),
  properties: new Set([
    ...reservedProperties,
    ...everything.flatMap(({ properties }) => Object.keys(properties)),
  ]),
} as const;
