import generated from './generated/ontology.json' with { type: 'json' };
import type { Ontology, Properties } from './ontology-schema.ts';

/** The ontology as data, made from ontology.yml and checked against it by a test. */
export const ontology: Ontology = generated as unknown as Ontology;

/** Families are named by their first label. */
export type Family = keyof typeof generated.labels;
export type EdgeType = keyof typeof generated.types;

export const isShared = (family: string): boolean => ontology.labels[family]?.scope === 'shared';

/** Types of edges that are found by type and scope, since neither end need belong to the scope that asserts them. */
export const unanchoredTypes: readonly string[] = Object.entries(ontology.types)
  .filter(([, { anchored }]) => !anchored)
  .map(([type]) => type);

/** Names of the properties that are numbers with a fraction: the server must not store a whole one as an integer. */
export const floatProperties = (properties: Properties): readonly string[] =>
  Object.entries(properties).flatMap(([name, { type }]) => (type === 'float' ? [name] : []));
