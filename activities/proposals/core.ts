import type { AppliedChange, CheckedChange, Proposal } from '../../schemas/ontology-change.ts';

/** The ontology as it stands: its version and what was added to the shipped one, in order. */
export interface OntologyState {
  readonly version: string;
  readonly changes: readonly AppliedChange[];
}

export type ReadOntologyState = () => Promise<OntologyState>;
export type KindRule = Extract<Proposal['steps'][number], { do: 'map-kind' }>['rule'];

/** How each open kind that has a mapping is mapped today: the last change that says so counts. */
export function ruledKinds({ changes }: OntologyState): ReadonlyMap<string, KindRule> {
  const rules = new Map<string, KindRule>();
  for (const { proposal } of changes)
    for (const step of proposal.steps) if (step.do === 'map-kind') rules.set(step.rule.kind, step.rule);
  return rules;
}

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
