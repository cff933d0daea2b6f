import generated from './generated/ontology.json' with { type: 'json' };
import type { Ontology } from './ontology-schema.ts';

/** The ontology as it is shipped, made from ontology.yml and checked against it by a test. */
export const ontology: Ontology = generated as unknown as Ontology;

/** Families are named by their first label. */
export type Family = keyof typeof generated.labels;
export type EdgeType = keyof typeof generated.types;
