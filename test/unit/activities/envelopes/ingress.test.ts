import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openConsumer } from '../../../../activities/envelopes/consume.ts';
import { openIngress, type Producer } from '../../../../activities/envelopes/ingress.ts';
import { canonicalJson } from '../../../../schemas/canonical-json.ts';
import type { Envelope } from '../../../../schemas/envelope.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import { coChange, file, run } from '../4-stage/records.ts';

const producer: Producer = { name: 'm', version: '1', kinds: ['file'] };

function admit(items: readonly unknown[], rejects: readonly Reject[] = []) {
  const ingress = openIngress(run, producer);
  ingress.take({ items, rejects });
  const { items: lines, rejects: refused, kinds } = ingress.close();
  return {
    kinds,
    lines,
    envelopes: lines.map((line) => JSON.parse(line) as Envelope),
    rejects: refused.map((line) => JSON.parse(line) as Reject),
  };
}

const reject = (detail: string, lines: [number, number] | null = null): Reject => ({
  kind: 'sql-statement',
  reason: 'parse-error',
  path: 'a.sql',
  lines,
  detail,
});

describe('openIngress', () => {
  it('wraps an item with its source, the trace and the time of the commit', () => {
    expect(admit([file('a')]).envelopes).toEqual([
      {
        contract_version: '0.2.0',
        trace_id: run.trace_id,
        event_ts: run.committed_at,
        kind: 'file',
        source: { repo: run.repo, sha: run.sha, path: 'a', lines: null, miner: 'm', miner_version: '1' },
        payload: file('a').payload,
      },
    ]);
  });

  it('writes canonical lines in the order of kind and content that a reader accepts', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ path: fc.string({ unit: 'binary' }), size: fc.nat() })), (files) => {
        const { lines } = admit(
          files.map(({ path, size }) => file(path, size)),
          [reject('x')],
        );
        const read = lines.map(openConsumer(run));
        const contents = read.map((one) => (one.ok ? one.entry.content : one.reject.detail));
        expect(contents).toEqual([...contents].sort());
        for (const [at, line] of lines.entries()) {
          expect(canonicalJson(JSON.parse(line))).toBe(line);
          expect(contents[at]).not.toContain(run.sha);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it.each<[string, unknown, string | null]>([
    ['a payload that breaks its schema', { ...file('a'), payload: { size: 'x' } }, 'a'],
    ['a kind that was not declared', coChange('a', 'b'), 'a'],
    ['a kind that every object has', { ...file('a'), kind: 'constructor' }, 'a'],
    ['no object at all', 'text', null],
    ['nothing', undefined, null],
    ['a path that is none', { ...file('a'), path: 7 }, null],
    ['lines from the end to the start of nowhere', { ...file('a'), lines: [0, 1] }, 'a'],
  ])('refuses %s and tells it as a finding', (_, item, path) => {
    const { rejects, envelopes } = admit([item, file('good')]);
    expect(rejects).toMatchObject([{ reason: 'invalid-item', path }]);
    expect(envelopes).toHaveLength(2);
    expect(envelopes.find(({ kind }) => kind === 'finding')).toMatchObject({
      payload: { reason: 'invalid-item' },
      source: { path },
    });
  });

  it('does not repeat the text that failed', () => {
    const { lines, rejects } = admit([{ ...file('a'), payload: { ...file('a').payload, mode: 'hunter2' } }]);
    expect(`${lines}${JSON.stringify(rejects)}`).not.toContain('hunter2');
  });

  it('numbers rejects that differ only in their lines, the same in any order', () => {
    const said = [reject('near )', [11, 12]), reject('near )', [3, 3]), reject('near (')];
    const whats = (rejects: Reject[]) =>
      admit([], rejects)
        .envelopes.map(({ payload, source }) => [payload['what'], source.lines])
        .sort();
    expect(whats(said)).toEqual([
      ['sql-statement: near (', null],
      ['sql-statement: near ) ~2', [11, 12]],
      ['sql-statement: near )', [3, 3]],
    ]);
    expect(whats([...said].reverse())).toEqual(whats(said));
  });

  it('makes details one line of bounded length', () => {
    const { rejects } = admit([], [reject(`a\nb\u0000\u001b[31m${'x'.repeat(1000)}`)]);
    expect(rejects[0]?.detail).toMatch(/^a b \[31mx{1,300}$/);
    expect(rejects[0]?.detail.length).toBe(300);
  });

  it('refuses a reject that breaks its own contract', () => {
    expect(admit([], [{ ...reject('x'), reason: 'whim' } as unknown as Reject]).rejects).toMatchObject([
      { reason: 'invalid-item', path: 'a.sql' },
    ]);
  });

  it('tells which kinds it holds', () => {
    expect(admit([file('a')], [reject('x')]).kinds).toEqual(['file', 'finding']);
  });
});
