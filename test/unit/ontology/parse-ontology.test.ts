import { expect, test } from 'vitest';
import { parseOntology } from '../../../ontology/parse-ontology.ts';

const good = `version: 0.1.0
labels:
  A:
    scope: owned
    key: k
    example: e
    description: An A.
    properties:
      name: { type: string, description: Its name., example: n }
  S:
    scope: shared
    key: k
    example: e
    description: An S.
    properties: {}
types:
  R:
    description: A to S.
    answers: Which?
    ends: [[A, S]]
    properties: {}
`;

test('a sound ontology is read with its defaults', () => {
  expect(parseOntology(good).labels.A?.properties.name).toMatchObject({
    type: 'string',
    required: false,
  });
});

test('an edge between two shared nodes is read when it says that neither end anchors it', () => {
  const text = good.replace('ends: [[A, S]]', 'ends: [[S, S]]\n    anchored: false');
  expect(() => parseOntology(text)).toThrow(
    /^ontology\.yml:\d+: types\.R\.anchored: its edges are found by repo, so it/,
  );
  const indexed = `${text}indexes:\n  - { on: R, properties: [repo], since: 0001_r }\n`;
  expect(parseOntology(indexed).types.R?.anchored).toBe(false);
});

test.each([
  [
    'a wrong type of property',
    good.replace('type: string', 'type: text'),
    /^ontology\.yml:9: labels\.A\.properties\.name\.type/,
  ],
  [
    'an unknown field',
    good.replace('    key: k\n', '    key: k\n    colour: red\n'),
    /^ontology\.yml:4: labels\.A/,
  ],
  ['an end that is no label', good.replace('[A, S]', '[A, Z]'), /^ontology\.yml:20: .*no label Z/],
  [
    'an edge between two shared nodes',
    good.replace('[A, S]', '[S, S]'),
    /^ontology\.yml:20: .*one end must be owned/,
  ],
  [
    'a property that the writer keeps',
    good.replace('name: {', 'rid: {'),
    /^ontology\.yml:9: .*kept by the writer/,
  ],
  ['a name that could break a statement', good.replace('  R:', '  "R`x":'), /^ontology\.yml:\d+: types/],
  ['no YAML', `${good}\n  - ]`, /^ontology\.yml:\d+: /],
])('%s is refused at its line', (_, text, message) => {
  expect(() => parseOntology(text)).toThrow(message);
});

test.each([
  [
    'an index on nothing',
    'indexes:\n  - { on: Q, properties: [repo], since: 0001_q }',
    /indexes\.0\.on: there is no label or relationship type Q/,
  ],
  [
    'a rule for a label that is not there',
    'kinds:\n  - { kind: open/a, label: Q, key: [name], properties: {} }',
    /kinds\.0\.label: there is no label Q/,
  ],
  [
    'a rule for a property that is not there',
    'kinds:\n  - { kind: open/a, label: A, key: [name], properties: { x: y } }',
    /kinds\.0\.properties\.x: A has no property x/,
  ],
])('%s is refused at its line', (_, text, message) => {
  const lines = good.trimEnd().split('\n').length;
  expect(() => parseOntology(`${good.trimEnd()}\n${text}\n`)).toThrow(message);
  expect(() => parseOntology(`${good.trimEnd()}\n${text}\n`)).toThrow(
    new RegExp(`^ontology\\.yml:${lines + 2}: `),
  );
});
