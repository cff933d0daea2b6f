import { expect, test } from 'vitest';
import { addEvidence, sumEvidence, widest } from '../../../../activities/proposals/merge-evidence.ts';
import { findPolicy } from '../../../../activities/proposals/policies.ts';
import { kindProposalId, stepsProposalId } from '../../../../activities/proposals/proposal-id.ts';
import { labelOf, suggest } from '../../../../activities/proposals/suggest.ts';
import {
  type CheckedChange,
  type Evidence,
  type KindRule,
  Proposal,
} from '../../../../schemas/ontology-change.ts';

const NEW = { rule: null, labels: [] };
const field = (given: number, distinct: number, type: 'string' | 'integer' = 'string') => ({
  type,
  given,
  distinct,
  example: 'x',
});
const evidenceOf = (repo: string, items: number, fields: Evidence['fields']): Evidence => ({
  kind: 'open/data-contract',
  items: { [repo]: items },
  examples: [{ repo, path: 'a.yaml', lines: [1, 2] }],
  fields,
});

test('a label named after the kind, keyed by a field that tells its things apart', () => {
  const evidence = evidenceOf('r/a', 3, {
    name: field(3, 2),
    document: field(3, 3),
    run: field(1, 1),
    owner: field(2, 1),
  });
  const proposal = Proposal.parse(suggest('p', evidence, NEW));
  expect(proposal.steps).toMatchObject([
    {
      do: 'add-label',
      label: 'DataContract',
      properties: { given_run: {}, name: {}, owner: {}, document: {} },
    },
    { do: 'map-kind', rule: { label: 'DataContract', key: ['document'], properties: { given_run: 'run' } } },
  ]);
  const unique = suggest('p', evidenceOf('r/a', 3, { name: field(3, 3), document: field(3, 3) }), NEW);
  expect(unique.steps[1]).toMatchObject({ rule: { key: ['name'] } });
  expect([labelOf('open/http-route', []), labelOf('open/3d', [])]).toEqual(['HttpRoute', 'Kind3d']);
  expect(labelOf('open/file', ['File'])).toBe('FileDocument');
  expect(labelOf('open/file', ['File', 'FileDocument'])).toBe('FileDocument2');
});

test('evidence of many repositories is one, in any order, and a newer run takes the place of an older', () => {
  const a = evidenceOf('r/a', 2, { name: field(2, 2) });
  const b = evidenceOf('r/b', 1, { name: field(1, 1), size: field(1, 1, 'integer') });
  const together = addEvidence({}, [a, b]);
  expect(addEvidence(addEvidence({}, [b]), [a])).toEqual(together);
  expect(sumEvidence(a.kind, together)).toMatchObject({
    items: { 'r/a': 2, 'r/b': 1 },
    fields: { name: { given: 3, distinct: 3 }, size: { given: 1 } },
    examples: [{ repo: 'r/a' }, { repo: 'r/b' }],
  });
  const newer = addEvidence(together, [{ ...b, items: { 'r/b': 0 }, fields: {}, examples: [] }]);
  expect(sumEvidence(a.kind, newer)).toEqual(sumEvidence(a.kind, addEvidence({}, [a])));
  expect(addEvidence(together, [b])).toEqual(together);
});

test('evidence that holds several repositories at once is counted once', () => {
  const both = { ...evidenceOf('r/a', 2, { name: field(3, 3) }), items: { 'r/a': 2, 'r/b': 1 } };
  expect(sumEvidence(both.kind, addEvidence({}, [both]))).toMatchObject({
    items: { 'r/a': 2, 'r/b': 1 },
    fields: { name: { given: 3 } },
  });
});

test('the type that fits all values', () => {
  expect(widest('integer', 'integer')).toBe('integer');
  expect(widest('integer', 'float')).toBe('float');
  expect(widest('integer', 'boolean')).toBe('string');
  expect(widest('string', 'strings')).toBe('strings');
});

const rule: KindRule = {
  kind: 'open/data-contract',
  label: 'DataContract',
  key: ['name'],
  properties: { name: 'name' },
};

test('alike proposals have one id; a rule that took more makes another one', () => {
  expect(kindProposalId('open/a-b', null)).not.toBe(kindProposalId('open/a/b', null));
  expect(kindProposalId(rule.kind, rule)).not.toBe(kindProposalId(rule.kind, null));
  expect(kindProposalId(rule.kind, rule)).not.toBe(
    kindProposalId(rule.kind, { ...rule, properties: { ...rule.properties, owner: 'owner' } }),
  );
  const steps = [{ do: 'remove' as const, of: 'File' }];
  expect(stepsProposalId({ steps })).toMatch(/^remove-file-[0-9a-f]{10}$/);
});

test('a policy lets harmless changes through and nothing else', () => {
  const checked = (change: CheckedChange['class'], breaks: string[] = []): CheckedChange => ({
    class: change,
    from: '0.3.0',
    to: '0.4.0',
    breaks,
    impact: { kinds: [], labels: [], types: [] },
    migration: '',
  });
  const state = { version: '0.3.0', kinds: [rule], labels: ['DataContract'] };
  const policies = [{ name: 'grow', allows: 'new-optional-property' as const }];
  const wider = suggest('p', evidenceOf('r/a', 1, { name: field(1, 1), owner: field(1, 1) }), {
    rule,
    labels: [],
  });
  const judge = (proposal: Proposal, change = checked('minor'), kinds = [rule]) =>
    findPolicy(policies, { proposal, checked: change, state: { ...state, kinds } });
  expect(wider.steps.map(({ do: what }) => what)).toEqual(['add-property', 'map-kind']);
  expect(judge(wider)).toBe('grow');
  expect(judge(wider, checked('minor', ['query x breaks']))).toBeNull();
  expect(judge(wider, checked('major'))).toBeNull();
  expect(judge(wider, checked('minor'), [])).toBeNull();
  expect(judge(wider, checked('minor'), [{ ...rule, key: ['document'] }])).toBeNull();
  const required = {
    ...wider,
    steps: wider.steps.map((step) =>
      step.do === 'add-property' ? { ...step, is: { ...step.is, required: true } } : step,
    ),
  };
  expect(judge(required)).toBeNull();
  expect(judge(suggest('p', evidenceOf('r/a', 1, { name: field(1, 1) }), NEW))).toBeNull();
  expect(
    findPolicy([{ name: 'words', allows: 'words' }], { proposal: wider, checked: checked('patch'), state }),
  ).toBe('words');
});
