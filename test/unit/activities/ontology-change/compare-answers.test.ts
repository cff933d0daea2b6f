import { expect, test } from 'vitest';
import { answerFault } from '../../../../activities/ontology-change/compare-answers.ts';
import { declaredBy } from '../../../../activities/ontology-change/declared.ts';
import { ontology } from '../../../../ontology/ontology.ts';
import type { ChangeStep } from '../../../../schemas/ontology-change.ts';
import { mapKind, rename } from '../../ontology/changes/steps.ts';

type Rows = readonly Record<string, unknown>[];
const judge = (before: Rows, after: Rows, ...steps: ChangeStep[]) =>
  answerFault({ rows: before }, { rows: after }, declaredBy(steps, ontology));

const flag = (key: string, label = 'Flag') => ({ label, key: `git.example.org/lake:${label}/${key}` });
const file = (path: string) => ({ path, kind: 'File' });

test('the same rows in another order are the same answer', () => {
  expect(judge([file('a'), file('b')], [file('b'), file('a')], rename('Flag', 'Switch'))).toBeNull();
});

test.each<[string, Rows, Rows, ChangeStep]>([
  ['a new name', [flag('a')], [flag('a', 'Switch')], rename('Flag', 'Switch')],
  ['a type', [{ kind: 'READS' }], [{ kind: 'USES' }], rename('READS', 'USES', 'type')],
  [
    'a property, by whose name pairs are ordered',
    [
      {
        ...flag('a'),
        properties: [
          ['name', 'a'],
          ['owner', 'b'],
        ],
      },
    ],
    [
      {
        ...flag('a'),
        properties: [
          ['keeper', 'b'],
          ['name', 'a'],
        ],
      },
    ],
    { do: 'rename-property', of: 'Flag', from: 'owner', to: 'keeper' },
  ],
  ['a removed label', [flag('a'), file('x')], [file('x')], { do: 'remove', of: 'Flag' }],
  ['a label that a rule feeds', [file('x')], [file('x'), flag('a')], mapKind('flag', 'Flag')],
  [
    'two that are one',
    [flag('a'), flag('a', 'Toggle')],
    [flag('a', 'Toggle')],
    { do: 'merge', what: 'label', from: 'Flag', into: 'Toggle' },
  ],
  [
    'a part where its family stood',
    [{ label: 'Flag', count: 1 }],
    [{ label: 'Switch', count: 1 }],
    { do: 'split-label', from: 'Flag', into: 'Switch', property: 'name', value: 'a' },
  ],
])('%s is declared', (_, before, after, step) => {
  expect(judge(before, after, step)).toBeNull();
});

test.each<[string, Rows, Rows, ChangeStep, RegExp]>([
  ['rows that a rename loses', [flag('a'), flag('b')], [], rename('Flag', 'Switch'), /2 rows are lost/],
  [
    'rows that a split loses',
    [file('a'), file('b')],
    [file('b')],
    { do: 'split-label', from: 'File', into: 'Query', property: 'name', value: 'a' },
    /1 row is lost, as \{"kind":"File","path":"a"\}/,
  ],
  [
    'rows of another label that go with a removed one',
    [flag('a'), file('x')],
    [],
    { do: 'remove', of: 'Flag' },
    /1 row is lost, as .*"path":"x"/,
  ],
  [
    'a row of nothing that was named',
    [file('a')],
    [file('a'), file('b')],
    mapKind('flag', 'Flag'),
    /1 row is new/,
  ],
  [
    'a row that stands once more',
    [file('a')],
    [file('a'), file('a')],
    rename('Flag', 'Switch'),
    /1 row is new/,
  ],
  [
    'rows that a merge loses without a trace',
    [flag('a')],
    [],
    { do: 'merge', what: 'label', from: 'Flag', into: 'Toggle' },
    /1 row is lost/,
  ],
])('%s are told', (_, before, after, step, message) => {
  expect(judge(before, after, step)).toMatch(message);
});

test('an answer that breaks its contract is broken, unless it did before', () => {
  const declared = declaredBy([rename('Flag', 'Switch')], ontology);
  const [fine, fault] = [{ rows: [] }, { fault: 'rows of query x: lines is null' }];
  expect(answerFault(fine, fault, declared)).toMatch(/no longer what it declares: rows of query x/);
  expect(answerFault(fault, fine, declared)).toBeNull();
});
