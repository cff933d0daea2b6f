import { expect, test } from 'vitest';
import { applySteps } from '../../../../ontology/changes/apply-steps.ts';
import { mapEnvelope } from '../../../../ontology/map-envelope.ts';
import { type Meaning, shippedMeaning } from '../../../../ontology/meaning.ts';
import { relabel } from '../../../../ontology/relabel.ts';
import { sharedNode } from '../../../../ontology/shared-nodes.ts';
import type { ChangeStep } from '../../../../schemas/ontology-change.ts';
import {
  changeSaid,
  envelope,
  fileSaid,
  type Observation,
  runOf,
  statementSaid,
} from '../../../integration/write/observations.ts';
import { rename } from './steps.ts';

const run = runOf('git.example.org/lake', 1);
const mapped = (said: Observation, meaning: Meaning) => {
  const facts = mapEnvelope(envelope(run, said), meaning);
  if ('reason' in facts) throw new Error(facts.detail);
  return facts;
};
const after = (...steps: ChangeStep[]) => applySteps(shippedMeaning, steps);

test('what code says comes under the names that hold now, with their identity', () => {
  const meaning = after(rename('File', 'Document'), rename('READS', 'USES', 'type'), {
    do: 'rename-property',
    of: 'Document',
    from: 'size',
    to: 'bytes',
  });
  const { nodes } = mapped(fileSaid('a.sql', 7), meaning);
  expect(nodes[0]).toMatchObject({ family: 'Document', labels: ['Document'], props: { bytes: 7 } });
  expect(nodes[0]?.props).not.toHaveProperty('size');
  const { edges } = mapped(statementSaid('a.sql', 'a', ['raw.orders'], []), meaning);
  const before = mapped(statementSaid('a.sql', 'a', ['raw.orders'], []), shippedMeaning).edges;
  expect(edges.map(({ type }) => type).sort()).toEqual(['CONTAINS', 'USES']);
  expect(edges.find(({ type }) => type === 'CONTAINS')?.from.family).toBe('Document');
  expect(edges.map(({ eid }) => eid)).not.toEqual(before.map(({ eid }) => eid));
});

test('what was removed is no longer said, and nothing hangs on it', () => {
  const meaning = after({ do: 'remove', of: 'CHANGED' }, { do: 'remove', of: 'File', property: 'size' });
  expect(mapped(changeSaid('a.sql', 'ab'), meaning).edges).toEqual([]);
  expect(mapped(fileSaid('a.sql'), meaning).nodes[0]?.props).not.toHaveProperty('size');
});

test('labels that are merged share one identity', () => {
  const meaning = after({ do: 'merge', what: 'label', from: 'Class', into: 'Function' });
  expect(meaning.ontology.labels['Class']).toBeUndefined();
  expect(meaning.ontology.labels['Function']?.properties['bases']?.required).toBe(false);
});

test('a split node keeps its identity and carries the label of its value', () => {
  const meaning = after({
    do: 'split-label',
    from: 'File',
    into: 'Query',
    property: 'language',
    value: 'SQL',
  });
  const [file] = mapped(fileSaid('a.sql'), meaning).nodes;
  if (file === undefined) throw new Error('no node');
  expect(relabel(meaning, file)).toMatchObject({ rid: file.rid, family: 'File', labels: ['Query'] });
  expect(relabel(meaning, { ...file, props: { ...file.props, language: 'Python' } }).labels).toEqual([
    'File',
  ]);
});

test('a shared node keeps what follows from its key under another label', () => {
  const meaning = after(rename('Dataset', 'Table'), {
    do: 'rename-property',
    of: 'Table',
    from: 'name',
    to: 'title',
  });
  expect(sharedNode({ family: 'Table', key: 'snowflake:eu/a.b.c' }, meaning).props).toEqual({
    title: 'a.b.c',
    qualified: true,
  });
});
