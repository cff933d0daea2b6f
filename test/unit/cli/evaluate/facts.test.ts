import { expect, test } from 'vitest';
import { factsOf, liesInNull } from '../../../../cli/evaluate/facts.ts';

test.each([
  ['nothing', 'reads', null, []],
  ['an absent field', 'reads', undefined, []],
  ['a text', 'target', 'dev', ['dev']],
  ['a list of texts', 'reads', ['a.b', 'c'], ['a.b', 'c']],
  [
    'a column of two sources',
    'columns',
    [{ target: 't.x', sources: ['a.y', 'b.z'] }],
    ['t.x<-a.y', 't.x<-b.z'],
  ],
  ['a column of no source', 'columns', [{ target: 't.x', sources: [] }], ['t.x<-']],
  ['a column without a list', 'columns', [{ target: 't.x' }], ['t.x<-']],
  ['a kind', 'kinds', [{ target: 't.x', kind: 'rename' }], ['t.x:rename']],
  ['an edge', 'edges', [{ from: 'a', to: 'b', via: 'ref' }], ['a-ref->b']],
  ['an edge with a type', 'edges', [{ from: 'a', to: 'b', type: 'RUNS' }], ['a-RUNS->b']],
  ['an edge of tables', 'edges', [{ from: 'a', to: 'b' }], ['a-->b']],
  ['unresolved', 'unresolved', [{ what: 'T . *', reason: 'macro' }], ['|macro|t.*']],
  ['unresolved somewhere', 'unresolved', [{ where: 'w', what: 'x', reason: 'r' }], ['w|r|x']],
  [
    'selected lineage',
    'column_lineage',
    [{ target: 't', sources: ['s'], kind: 'rename' }],
    ['t:rename', 't<-s'],
  ],
  ['a named object', 'config', [{ key: 'k', secret: true }], ['k', 'k.secret=true']],
  ['a nameless object', 'dependencies', [{ to: 'b', from: 'a' }], ['{from:"a",to:"b"}']],
  ['a map', 'jobs', { load: { name: 'Load', tasks: ['a'] } }, ['load=tasks=a']],
  ['an empty list', 'columns', [], []],
] as const)('%s', (_said, field, value, facts) => {
  expect(factsOf(field, value)).toEqual(facts);
});

test('the order of a nameless object is no part of the fact, that of its lists neither', () => {
  const facts = factsOf('x', [{ a: ['p', 'q'], b: 1 }]);
  expect(factsOf('x', [{ b: 1, a: ['q', 'p'] }])).toEqual(facts);
});

test('a field that is called like something every object has is no reader', () => {
  expect(factsOf('constructor', ['a'])).toEqual(['a']);
  expect(factsOf('toString', ['a'])).toEqual(['a']);
});

test('what lies where the case gives null is not judged', () => {
  expect(liesInNull(null, 'anything')).toBe(true);
  expect(liesInNull({ a: { columns: null } }, 'a=columns=x')).toBe(true);
  expect(liesInNull({ a: { columns: null } }, 'b=columns=x')).toBe(false);
  expect(liesInNull({ a: { columns: ['y'] } }, 'a=columns=x')).toBe(false);
  expect(liesInNull(['a'], 'a')).toBe(false);
});
