import type { CheckedChange, KindRule, Proposal } from '../../schemas/ontology-change.ts';
import type { HarmlessClass, ProposalSettings } from '../../schemas/settings.ts';
import type { OntologyState } from './ontology-state.ts';

interface Judged {
  readonly proposal: Proposal;
  readonly checked: CheckedChange;
  readonly state: OntologyState;
}

/** Name of the first policy that approves the change by itself; null when people decide. What breaks something never is. */
export function findPolicy(policies: ProposalSettings['policies'], judged: Judged): string | null {
  if (judged.checked.breaks.length > 0 || judged.checked.class === 'major') return null;
  return policies.find(({ allows }) => harmless[allows](judged))?.name ?? null;
}

const harmless: Readonly<Record<HarmlessClass, (judged: Judged) => boolean>> = {
  words: ({ checked }) => checked.class === 'patch',
  'new-optional-property': ({ proposal, state }) => {
    const rules = state.kinds;
    const labels = new Set(rules.map(({ label }) => label));
    return proposal.steps.every((step) => {
      if (step.do === 'add-property') return !step.is.required && labels.has(step.of);
      if (step.do === 'map-kind')
        return isWider(
          rules.find(({ kind }) => kind === step.rule.kind),
          step.rule,
        );
      return false;
    });
  },
};

/** The same rule with more properties: label, key and what it took stay. */
function isWider(rule: KindRule | undefined, wider: KindRule): boolean {
  if (rule === undefined || rule.label !== wider.label) return false;
  if (JSON.stringify(rule.key) !== JSON.stringify(wider.key)) return false;
  return Object.entries(rule.properties).every(([property, field]) => wider.properties[property] === field);
}
