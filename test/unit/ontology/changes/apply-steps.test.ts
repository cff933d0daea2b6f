import { expect, test } from 'vitest';
import { applySteps } from '../../../../ontology/changes/apply-steps.ts';
import { classOf } from '../../../../ontology/changes/class-of.ts';
import { impactOf } from '../../../../ontology/changes/impact-of.ts';
import { meaningOf } from '../../../../ontology/changes/meaning-of.ts';
import { byVersion, nextVersion } from '../../../../ontology/changes/version.ts';
import { isShared, shippedMeaning, unanchoredTypes } from '../../../../ontology/meaning.ts';
import type { AppliedChange, ChangeStep } from '../../../../schemas/ontology-change.ts';
import { addLabel, mapKind, rename } from './steps.ts';

const after = (...steps: ChangeStep[]) => applySteps(shippedMeaning, steps);
const deprecated: ChangeStep = {
  do: 'deprecate',
  of: 'File',
  property: 'blob',
  why: 'Unused.',
  instead: 'sha',
};

test('a label with a rule is reached from the file that its items were read in', () => {
  const { ontology } = after(addLabel('Flag', { name: 'string' }), mapKind('flag', 'Flag'));
  expect(ontology.labels['Flag']).toMatchObject({ scope: 'owned', properties: { name: { type: 'string' } } });
  expect(ontology.types['DEFINES']?.ends).toContainEqual(['File', 'Flag']);
  expect(ontology.types['CONTAINS']?.ends).toContainEqual(['Repository', 'Flag']);
  expect(ontology.kinds.map(({ kind }) => kind)).toEqual(['open/flag']);
});

test('the shipped ontology stays as it is', () => {
  const before = JSON.stringify(shippedMeaning);
  after(rename('Function', 'Routine'), { do: 'remove', of: 'CO_CHANGED' });
  expect(JSON.stringify(shippedMeaning)).toBe(before);
});

test('a rename reaches ends, rules, parts and indexes, and what was so stays known for facts that are still live', () => {
  const { ontology, moves, former } = after(rename('Dataset', 'Table'), rename('FEEDS', 'FILLS', 'type'));
  expect(ontology.types['FILLS']?.ends).toEqual([['Table', 'Table']]);
  expect(ontology.indexes.filter(({ on }) => on === 'FILLS' || on === 'FEEDS')).toMatchObject([
    { on: 'FILLS' },
  ]);
  expect(moves).toHaveLength(2);
  const meaning = after(rename('Dataset', 'Table'), rename('FEEDS', 'FILLS', 'type'));
  expect([isShared(meaning, 'Dataset'), isShared(meaning, 'Table')]).toEqual([true, true]);
  expect(unanchoredTypes(meaning)).toEqual(expect.arrayContaining(['FEEDS', 'FILLS']));
  expect(Object.keys(former.labels)).toEqual(['Dataset']);
});

test.each<[string, readonly ChangeStep[], RegExp]>([
  ['a label twice', [addLabel('File')], /step 1, add-label: File is there already/],
  ['a second label', [addLabel('Notebook')], /Notebook is a second label of File/],
  [
    'a property of nothing',
    [{ do: 'remove', of: 'Nothing', property: 'x' }],
    /no label or relationship type Nothing/,
  ],
  ['a rule without its label', [mapKind('flag', 'Flag')], /there is no label Flag/],
  [
    'a rule for a kind of code',
    [addLabel('Flag'), { do: 'map-kind', rule: { kind: 'file', label: 'Flag', key: ['a'], properties: {} } }],
    /mapped by code/,
  ],
  ['a rule for a shared label', [mapKind('flag', 'Dataset', {})], /Dataset is shared/],
  ['a property that the writer keeps', [addLabel('Flag', { fh: 'string' })], /kept by the writer/],
  [
    'a removal that leaves a type without ends',
    [{ do: 'remove', of: 'Person' }],
    /CHANGED would lead nowhere/,
  ],
  [
    'a merge of an owned label into a shared one',
    [{ do: 'merge', what: 'label', from: 'File', into: 'Dataset' }],
    /File is owned and Dataset is shared/,
  ],
  [
    'a type that leads to no label',
    [
      {
        do: 'add-type',
        type: 'SEES',
        description: 'x',
        answers: 'y?',
        ends: [['File', 'Nobody']],
        properties: {},
      },
    ],
    /no label Nobody/,
  ],
])('%s is refused, by the step', (_, steps, message) => {
  expect(() => after(...steps)).toThrow(message);
});

test('a split names a part, whose family alone is changed, until it is merged back', () => {
  const split: ChangeStep = {
    do: 'split-label',
    from: 'Function',
    into: 'Test',
    property: 'language',
    value: 'Python',
  };
  const meaning = after(split);
  expect(meaning.ontology.labels['Test']?.part_of).toBe('Function');
  expect(() => applySteps(meaning, [{ do: 'remove', of: 'Test', property: 'loc' }])).toThrow(
    /part of Function/,
  );
  expect(() => applySteps(meaning, [{ do: 'remove', of: 'Function', property: 'language' }])).toThrow(
    /is split by/,
  );
  const renamed = applySteps(meaning, [rename('Function', 'Routine'), rename('Test', 'Spec')]);
  expect(renamed.splits).toEqual([
    { family: 'Routine', property: 'language', value: 'Python', label: 'Spec' },
  ]);
  const back = applySteps(renamed, [{ do: 'merge', what: 'label', from: 'Spec', into: 'Routine' }]);
  expect([back.splits, back.ontology.labels['Spec']]).toEqual([[], undefined]);
});

test('parts have the properties of their family, those too that are added after the split', () => {
  const is = { type: 'string', required: false, description: 'Who keeps it.', example: 'payments' } as const;
  const { labels } = after(
    { do: 'split-label', from: 'Function', into: 'Test', property: 'language', value: 'Python' },
    { do: 'add-property', of: 'Function', property: 'keeper', is },
  ).ontology;
  expect(labels['Test']?.properties).toEqual(labels['Function']?.properties);
  expect(labels['Test']?.properties['keeper']).toEqual(is);
});

test.each<[string, readonly ChangeStep[], string]>([
  ['words', [deprecated], 'patch'],
  ['a new label', [deprecated, addLabel('Flag')], 'minor'],
  ['a new rule', [addLabel('Flag'), mapKind('flag', 'Flag', {})], 'minor'],
  [
    'a property that must be there',
    [
      {
        do: 'add-property',
        of: 'File',
        property: 'owner',
        is: { type: 'string', required: true, description: 'x', example: 'y' },
      },
    ],
    'major',
  ],
  ['a rename', [addLabel('Flag'), rename('Function', 'Routine')], 'major'],
])('%s: the class is that of the greatest step', (_, steps, wanted) => {
  expect(classOf(steps, shippedMeaning.ontology)).toBe(wanted);
});

test('a rule in the place of another is minor when it gives at least as much, major when it says something else', () => {
  const { ontology } = after(addLabel('Flag', { name: 'string', owner: 'string' }), mapKind('flag', 'Flag'));
  const wider = mapKind('flag', 'Flag', { name: 'name', owner: 'owner' });
  expect(classOf([wider], ontology)).toBe('minor');
  expect(classOf([mapKind('flag', 'Flag', { owner: 'owner' })], ontology)).toBe('major');
});

test('versions grow by the class', () => {
  expect(['patch', 'minor', 'major'].map((of) => nextVersion('1.2.3', of as 'patch'))).toEqual([
    '1.2.4',
    '1.3.0',
    '2.0.0',
  ]);
  expect(byVersion('0.10.0', '0.9.9')).toBeGreaterThan(0);
});

test('what is only added has no facts yet; what is mapped by a new rule has those of its kind alone', () => {
  const steps = [addLabel('Flag', { name: 'string' }), mapKind('flag', 'Flag')];
  expect(impactOf([addLabel('Flag')], shippedMeaning, after(addLabel('Flag'))).kinds).toEqual([]);
  expect(impactOf(steps, shippedMeaning, after(...steps))).toEqual({
    kinds: ['open/flag'],
    labels: ['Flag'],
    types: ['CONTAINS', 'DEFINES'],
  });
});

test('a rename impacts all kinds that say the label or end at it, and the types of its edges', () => {
  const steps = [rename('Function', 'Routine')];
  const impact = impactOf(steps, shippedMeaning, after(...steps));
  expect(impact.kinds).toEqual(expect.arrayContaining(['python-function']));
  expect(impact.kinds).not.toContain('dbt-node');
  expect(impact.labels).toEqual(['Function', 'Routine']);
  expect(impact.types).toContain('DEFINES');
  expect(impact.types).not.toContain('READS');
});

const applied = (number: number, from: string, to: string, ...steps: ChangeStep[]): AppliedChange => ({
  number,
  proposal: { id: `change-${number}`, title: 't', why: 'w', proposed_by: 'p', steps, evidence: null },
  from,
  to,
  class: 'minor',
  approved_by: 'Data Platform',
  why: 'agreed',
  migration: `${1000 + number}_change`,
});
const changes = [
  applied(1, '0.3.0', '0.4.0', addLabel('Flag')),
  applied(2, '0.4.0', '1.0.0', rename('Flag', 'Switch')),
];

test('a version means the changes that were applied by then; an unknown one means all', () => {
  const labels = (version: string | null) => {
    const { labels: known } = meaningOf(changes, version).ontology;
    return ['Flag', 'Switch'].filter((name) => known[name] !== undefined);
  };
  expect([null, '0.3.0', '0.4.0', '1.0.0', '0.1.0'].map(labels)).toEqual([
    ['Switch'],
    [],
    ['Flag'],
    ['Switch'],
    ['Switch'],
  ]);
  expect(
    new Set(['0.3.0', '0.4.0', '1.0.0'].map((version) => meaningOf(changes, version).checksum)).size,
  ).toBe(3);
});

test('a shipped ontology that took a change over goes on; one that contradicts it says which change', () => {
  const { ontology } = meaningOf(changes);
  const adopted = {
    ...shippedMeaning,
    ontology: { ...ontology, version: '1.1.0', adopts: ['change-1', 'change-2'] },
  };
  const { ontology: now } = meaningOf(changes, null, adopted);
  expect([now.version, now.labels['Flag'], now.labels['Switch']?.scope]).toEqual([
    '1.1.0',
    undefined,
    'owned',
  ]);
  const clash = [applied(1, '0.3.0', '0.4.0', mapKind('flag', 'Nothing'))];
  expect(() => meaningOf(clash)).toThrow(/change 1, change-1, does not fit ontology 0.3.0: step 1, map-kind/);
});
