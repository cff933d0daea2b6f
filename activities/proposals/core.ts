import type { AppliedChange, CheckedChange, KindRule, Proposal } from '../../schemas/ontology-change.ts';

/** The ontology as it stands: its version and how it maps the kinds that no code maps. */
export interface OntologyState {
  readonly version: string;
  readonly kinds: readonly KindRule[];
  /** Names of labels that are taken. */
  readonly labels: readonly string[];
}

export type ReadOntologyState = () => Promise<OntologyState>;

/** What the flow asks of those who know how the ontology changes. */
export interface OntologyChangeActivities {
  readonly checkChange: (question: { readonly proposal: Proposal }) => Promise<CheckedChange>;
  /** Idempotent: a change that was applied is answered as it was. */
  readonly applyChange: (request: {
    readonly proposal: Proposal;
    readonly checked: CheckedChange;
    readonly approved_by: string;
    readonly why: string;
  }) => Promise<AppliedChange>;
}
