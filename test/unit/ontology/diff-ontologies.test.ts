import { expect, test } from 'vitest';
import { applySteps } from '../../../ontology/changes/apply-steps.ts';
import { diffOntologies } from '../../../ontology/changes/diff-ontologies.ts';
import { shippedMeaning } from '../../../ontology/meaning.ts';
import { ontology } from '../../../ontology/ontology.ts';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';

const name = { type: 'string', required: false, description: 'Its name.', example: 'orders' } as const;
const steps: ChangeStep[] = [
  {
    do: 'add-label',
    label: 'DataContract',
    description: 'A contract.',
    example: 'orders',
    properties: { name },
  },
  { do: 'add-property', of: 'File', property: 'owner', is: { ...name, description: 'Who owns it.' } },
  {
    do: 'map-kind',
    rule: { kind: 'open/data-contract', label: 'DataContract', key: ['name'], properties: { name: 'name' } },
  },
];

test('the difference is the steps that lead there', () => {
  const after = applySteps(shippedMeaning, steps).ontology;
  const { steps: found, unsaid } = diffOntologies(ontology, after);
  expect(found).toEqual(steps);
  expect(unsaid).toEqual([]);
  expect(applySteps(shippedMeaning, found).ontology).toEqual(after);
});

test('nothing differs from itself', () => {
  expect(diffOntologies(ontology, structuredClone(ontology))).toEqual({ steps: [], unsaid: [] });
});

test('what goes is removed last; what no step can say is said in words', () => {
  const after = structuredClone(ontology);
  const file: Record<string, unknown> = after.labels['File']?.properties ?? {};
  delete file['size'];
  delete (after.types as Record<string, unknown>)['OWNS'];
  const blob = after.labels['File']?.properties['blob'];
  if (blob !== undefined) Object.assign(blob, { type: 'integer' });
  expect(diffOntologies(ontology, after)).toEqual({
    steps: [
      { do: 'remove', of: 'File', property: 'size' },
      { do: 'remove', of: 'OWNS' },
    ],
    unsaid: ['File.blob: type, need or words are other ones'],
  });
});
