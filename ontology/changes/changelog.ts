import type { AppliedChange, ChangeStep } from '../../schemas/ontology-change.ts';

/** What a step does, in a few words. */
export function describeStep(step: ChangeStep): string {
  switch (step.do) {
    case 'add-label':
      return `adds the label ${step.label}`;
    case 'add-type':
      return `adds the relationship type ${step.type}`;
    case 'add-property':
      return `adds ${step.of}.${step.property}`;
    case 'map-kind':
      return `maps ${step.rule.kind} to ${step.rule.label}`;
    case 'deprecate':
      return `deprecates ${nameOf(step)}: ${step.why} Instead: ${step.instead}`;
    case 'rename':
      return `renames the ${step.what === 'label' ? 'label' : 'relationship type'} ${step.from} to ${step.to}`;
    case 'rename-property':
      return `renames ${step.of}.${step.from} to ${step.to}`;
    case 'merge':
      return `merges ${step.from} into ${step.into}`;
    case 'split-label':
      return `splits ${step.into} off ${step.from}, where ${step.property} is ${step.value}`;
    case 'remove':
      return `removes ${nameOf(step)}`;
  }
}

const nameOf = ({ of, property }: { readonly of: string; readonly property?: string | undefined }): string =>
  property === undefined ? of : `${of}.${property}`;

/** The changelog as Markdown lines, the newest version first. */
export const changelogLines = (changes: readonly AppliedChange[]): readonly string[] =>
  [...changes]
    .sort((a, b) => b.number - a.number)
    .flatMap(({ from, to, class: of, proposal, approved_by, why, accepted_answers = [] }) => [
      `### ${to}`,
      '',
      `${proposal.title} (${of}, from ${from}; approved by ${approved_by}: ${why})`,
      '',
      ...proposal.steps.map((step) => `- ${describeStep(step)}`),
      ...accepted_answers.map((query) => `- changes the answer of query ${query}, as was meant`),
      '',
    ]);
