import { ontology } from './ontology.ts';
import { type Ontology, reservedProperties } from './ontology-schema.ts';

/** All names that a statement about facts may use. */
export const namesOf = ({ labels, types }: Ontology) => ({
  labels: new Set([
    'Entity',
    ...Object.keys(labels),
    ...Object.values(labels).flatMap(({ also }) => Object.keys(also)),
  ]),
  types: new Set(Object.keys(types)),
  properties: new Set<string>([
    ...reservedProperties,
    ...[...Object.values(labels), ...Object.values(types)].flatMap(({ properties }) =>
      Object.keys(properties),
    ),
  ]),
});

/** Those of the shipped ontology. */
export const knownNames = namesOf(ontology);
