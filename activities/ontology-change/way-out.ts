import type { ChangeStep } from '../../schemas/ontology-change.ts';

type Deprecation = Extract<ChangeStep, { do: 'deprecate' }>;

/** What the steps take from readers, as steps that only announce it. */
function deprecationOf(step: ChangeStep): Omit<Deprecation, 'do'> | null {
  switch (step.do) {
    case 'rename':
      return { of: step.from, why: `It becomes ${step.to}.`, instead: step.to };
    case 'rename-property':
      return { of: step.of, property: step.from, why: `It becomes ${step.to}.`, instead: step.to };
    case 'merge':
      return { of: step.from, why: `It becomes one with ${step.into}.`, instead: step.into };
    case 'split-label':
      return {
        of: step.from,
        why: `Where ${step.property} is ${step.value} it becomes ${step.into}.`,
        instead: `(:Entity {family: '${step.from}'}), which finds the parts too`,
      };
    case 'remove':
      return {
        of: step.of,
        ...(step.property === undefined ? {} : { property: step.property }),
        why: 'It goes.',
        instead: 'nothing',
      };
    default:
      return null;
  }
}

/** How to come to the same end without breaking anybody: said first, then moved to, then done. */
export function wayOut(steps: readonly ChangeStep[]): string {
  const announced = steps.flatMap((step) => deprecationOf(step) ?? []);
  if (announced.length === 0)
    return 'let the query name the labels and types that it means, then make this change';
  const amended = JSON.stringify(announced.map((one) => ({ do: 'deprecate', ...one })));
  return `deprecate it first (steps: ${amended}), move the query to what takes its place, then make this change`;
}
