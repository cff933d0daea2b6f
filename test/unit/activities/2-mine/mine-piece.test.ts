import { expect, test } from 'vitest';
import { budgets } from '../../../../activities/2-mine/budgets.ts';
import { minePiece } from '../../../../activities/2-mine/mine-piece.ts';
import type { FileMiner, Mined } from '../../../../activities/2-mine/miner.ts';
import type { Piece } from '../../../../activities/2-mine/mining-pool.ts';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { Envelope } from '../../../../schemas/envelope.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';
import { Reject } from '../../../../schemas/reject.ts';

const tools = await createLanguageTools();
const path = 'etl/load.py';
const run = {
  repo: 'example.org/o/r',
  run_id: '000001',
  trace_id: 'b'.repeat(32),
  sha: 'c'.repeat(40),
  committed_at: '2026-11-01T00:00:00Z',
};

function admit(mine: () => Mined, text = '') {
  const miner: FileMiner = {
    name: 'tried',
    version: '1.0.0',
    unit: 'file',
    kinds: ['python-class', 'finding'],
    reason: () => 'tried',
    accepts: () => true,
    mine,
  };
  const entry = {
    blob: '0'.repeat(40),
    size: text.length,
    mode: 'file',
    state: 'text',
    language: 'Python',
    lines: 1,
  } as const;
  const piece: Piece = { unit: 'file', file: { ...entry, path, text } };
  const { items, rejects } = minePiece(miner, { run, miner: 'tried' }, piece, tools);
  return {
    items: items.map((line) => Envelope.parse(JSON.parse(line))),
    rejects: rejects.map((line) => Reject.parse(JSON.parse(line))),
  };
}

const classOf = (qualname: string, bases: string[] = []): ItemOf<'python-class'> => ({
  kind: 'python-class',
  path,
  lines: [1, 2],
  payload: {
    module: 'm',
    qualname,
    occurrence: 1,
    bases,
    calls: [],
    decorators: [],
    loc: 1,
    unnamed_calls: 0,
  },
});
const said = (...items: unknown[]): Mined => ({ items: items as Mined['items'], rejects: [] });

test('law 8: a reject is also a finding with its place', () => {
  const reject: Reject = { kind: 'python-class', reason: 'parse-error', path, lines: [3, 4], detail: 'odd' };
  const { items, rejects } = admit(() => ({ items: [], rejects: [reject] }));
  expect(rejects).toEqual([reject]);
  expect(items).toMatchObject([
    { kind: 'finding', source: { path, lines: [3, 4] }, payload: { reason: 'parse-error', detail: 'odd' } },
  ]);
});

test.each([
  ['a kind that was not declared', { ...classOf('A'), kind: 'sql-statement' }],
  ['a payload against its schema', { ...classOf('A'), payload: { module: 'm' } }],
  ['lines that do not exist', { ...classOf('A'), lines: [0, 0] }],
  ['no item at all', 'text'],
])('%s is refused, its neighbours are not', (_, odd) => {
  const { items, rejects } = admit(() => said(classOf('A'), odd, classOf('B')));
  expect(rejects.map(({ reason }) => reason)).toEqual(['invalid-item']);
  expect(items.map(({ kind }) => kind)).toEqual(['finding', 'python-class', 'python-class']);
});

test('law 9: too many items and too large ones are cut by counting', () => {
  const many = Array.from({ length: budgets.itemsPerFile + 5 }, (_, at) => classOf(`C${at}`));
  const { items, rejects } = admit(() => said(...many));
  expect(items.filter(({ kind }) => kind === 'python-class').length).toBe(budgets.itemsPerFile);
  expect(rejects).toMatchObject([
    { reason: 'too-many-items', detail: `${budgets.itemsPerFile + 5} items, ${budgets.itemsPerFile} kept` },
  ]);
  const large = admit(() => said(classOf('A', ['x'.repeat(budgets.payload)]), classOf('B')));
  expect(large.rejects).toMatchObject([{ reason: 'too-large', path }]);
  expect(large.items.filter(({ kind }) => kind === 'python-class').length).toBe(1);
});

test('a miner that throws costs the file; a trap or an exhausted stack ends the process', () => {
  const failing = (error: unknown) => () => {
    throw error;
  };
  const { items, rejects } = admit(failing(new TypeError('no such node\nat line 3')));
  expect(rejects).toMatchObject([
    { reason: 'miner-error', path, detail: 'TypeError: no such node at line 3' },
  ]);
  expect(items.map(({ kind }) => kind)).toEqual(['finding']);
  expect(() => admit(failing(Object.assign(new Error('unreachable'), { name: 'RuntimeError' })))).toThrow(
    'unreachable',
  );
  const deep = (): never => deep();
  expect(() => admit(deep)).toThrow(RangeError);
});

test('law 10: no secret leaves: masked in every text, told with its file and line', () => {
  const secret = ['da', 'pi', '0f1e2d3c4b5a69788796a5b4c3d2e1f0'].join('');
  const text = `import os\n\nTOKEN = "${secret}"\nAGAIN = "${secret}"\n`;
  const reject: Reject = {
    kind: 'python-class',
    reason: 'parse-error',
    path,
    lines: [4, 4],
    detail: `near ${secret}`,
  };
  const { items, rejects } = admit(
    () => ({ items: [classOf('A', ['Base', `token(${secret})`])], rejects: [reject] }),
    text,
  );
  expect(JSON.stringify([items, rejects])).not.toContain(secret);
  expect(rejects[0]?.detail).toBe('near [masked:databricks-token]');
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: 'python-class',
      payload: expect.objectContaining({ bases: ['Base', 'token([masked:databricks-token])'] }),
    }),
  );
  const told = items.filter(({ payload }) => payload['reason'] === 'secret-masked');
  expect(told).toMatchObject([{ source: { path, lines: [3, 3] }, payload: { what: 'databricks-token' } }]);
});
