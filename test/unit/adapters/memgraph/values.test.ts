import neo4j from 'neo4j-driver';
import { expect, test } from 'vitest';
import { shapes } from '../../../../adapters/memgraph/catalog.ts';
import { decode } from '../../../../adapters/memgraph/decode.ts';
import { encode } from '../../../../adapters/memgraph/encode.ts';

test('whole numbers are sent as integers at any depth, fractions and named floats as they are', () => {
  const encoded = encode(
    { n: 1, rows: [{ share: 1, lines: [2, 3], half: 0.5, gone: undefined }] },
    new Set(['share']),
  );
  expect(encoded).toEqual({
    n: neo4j.int(1),
    rows: [{ share: 1, lines: [neo4j.int(2), neo4j.int(3)], half: 0.5, gone: null }],
  });
});

test('answers are plain data; an integer that no number can hold is refused', () => {
  expect(decode({ n: 5n, rows: [{ m: 2n ** 53n - 1n }] })).toEqual({ n: 5, rows: [{ m: 2 ** 53 - 1 }] });
  expect(() => decode({ n: 2n ** 53n })).toThrow(/2\^53/);
});

test("both servers' catalogues are read to one shape", () => {
  const index = { kind: 'index', on: 'node', label: 'Entity', properties: ['repo', 'rid'] };
  const { memgraph, neo4j: neo } = shapes;
  expect(
    memgraph.index({ 'index type': 'label+property', label: 'Entity', property: ['repo', 'rid'], count: 3 }),
  ).toEqual([index]);
  expect(memgraph.index({ 'index type': 'label', label: 'Entity', property: null, count: 3 })).toEqual([]);
  expect(memgraph.index({ 'index type': 'edge-type+property', label: 'READS', property: 'eid' })).toEqual([
    { kind: 'index', on: 'edge', label: 'READS', properties: ['eid'] },
  ]);
  expect(
    neo.index({ type: 'RANGE', entityType: 'NODE', labelsOrTypes: ['Entity'], properties: ['repo', 'rid'] }),
  ).toEqual([index]);
  expect(neo.index({ type: 'LOOKUP', entityType: 'NODE', labelsOrTypes: null, properties: null })).toEqual(
    [],
  );
  const unique = { kind: 'unique', on: 'node', label: 'Entity', properties: ['rid'] };
  expect(memgraph.constraint({ 'constraint type': 'unique', label: 'Entity', properties: ['rid'] })).toEqual([
    unique,
  ]);
  expect(memgraph.constraint({ 'constraint type': 'exists', label: 'Entity', properties: 'rid' })).toEqual(
    [],
  );
  expect(neo.constraint({ type: 'UNIQUENESS', labelsOrTypes: ['Entity'], properties: ['rid'] })).toEqual([
    unique,
  ]);
});
