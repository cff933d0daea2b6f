import type { KindRule } from '../../schemas/ontology-change.ts';

/** The ontology as it stands: its version and how it maps the kinds that no code maps. */
export interface OntologyState {
  readonly version: string;
  readonly kinds: readonly KindRule[];
  /** Names of labels that are taken. */
  readonly labels: readonly string[];
}

export type ReadOntologyState = () => Promise<OntologyState>;
