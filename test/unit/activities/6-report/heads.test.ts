import { expect, test } from 'vitest';
import { findHeads } from '../../../../activities/6-report/find-heads.ts';
import { compareHeads, type Head, headOf } from '../../../../activities/6-report/heads.ts';
import { openSet } from '../../../../activities/6-report/render-portfolio.ts';
import { setPage } from '../../../../activities/6-report/set-page.ts';
import type { HeadRecord, RunRecords } from '../../../../adapters/memgraph/run-records.ts';

const sha = (letter: string): string => letter.repeat(40);
const hash = '0'.repeat(64);

function recordOf(repo: string, number: number, moved = 1): HeadRecord {
  const run = {
    repo,
    run_id: String(number).padStart(6, '0'),
    trace_id: '0'.repeat(32),
    sha: sha(String(number % 10)),
    committed_at: '2026-01-01T00:00:00Z',
  };
  const counts = { changed: moved, retired: 0, graph_hash: hash };
  const envelopes = { staged: 3, accepted: 2, deferred: 0, rejected: 1, dead_lettered: 0 };
  const numbers = { created: { nodes: null, edges: null }, ...counts, ...envelopes };
  return { run, created: 0, ...counts, numbers, writing: false };
}

/** Records of these runs, the newest of each repository its head. */
function recordsOf(all: readonly HeadRecord[]): RunRecords {
  const newest = new Map(all.map((record) => [record.run.repo, record]));
  return {
    heads: async () => [...newest.values()].sort((a, b) => (a.run.repo < b.run.repo ? -1 : 1)),
    find: async (runs) =>
      all.filter(({ run }) => runs.some(({ repo, run_id }) => repo === run.repo && run_id === run.run_id)),
  };
}

const [lake, bi, ml] = ['github.com/octo/lake', 'github.com/octo/bi', 'github.com/octo/ml'] as const;

test('changes between sets are told largest first, with the facts of all runs in between', async () => {
  const runs = [
    recordOf(bi, 1, 500),
    recordOf(bi, 2, 3),
    recordOf(lake, 1, 900),
    recordOf(lake, 3, 20),
    recordOf(lake, 4, 30),
    recordOf(ml, 7, 40),
  ];
  const before: Head[] = [recordOf(bi, 1), recordOf(lake, 1), recordOf('github.com/octo/old', 5)].map(headOf);
  const now = [recordOf(bi, 2), recordOf(lake, 4), recordOf(ml, 7)].map(headOf);
  expect(await compareHeads(recordsOf(runs), before, now)).toEqual([
    { repo: lake, state: 'moved', from: sha('1'), to: sha('4'), facts: 50 },
    { repo: ml, state: 'new', from: null, to: sha('7'), facts: 40 },
    { repo: bi, state: 'moved', from: sha('1'), to: sha('2'), facts: 3 },
    { repo: 'github.com/octo/old', state: 'gone', from: sha('5'), to: null, facts: 0 },
  ]);
  expect(await compareHeads(recordsOf(runs), now, now)).toEqual([]);
});

test('the same heads have the same number, others the next; facts of the link wave are no head', async () => {
  const records = recordsOf([recordOf(lake, 1), recordOf('portfolio', 9)]);
  const first = await openSet(records, null);
  expect(first).toMatchObject({ number: '000001', heads: [{ repo: lake }] });
  const written = {
    run_id: '000001',
    texts: new Map([['index.json', JSON.stringify({ heads: first.heads })]]),
  };
  expect((await openSet(records, written)).number).toBe('000001');
  const again = { ...recordOf(lake, 2), run: { ...recordOf(lake, 2).run, sha: sha('1') } };
  expect((await openSet(recordsOf([again]), written)).number).toBe('000001');
  expect((await openSet(recordsOf([{ ...again, graph_hash: 'other' }]), written)).number).toBe('000002');
  expect((await openSet(recordsOf([recordOf(lake, 2)]), written)).number).toBe('000002');
  const odd = { run_id: '000004', texts: new Map([['index.json', '{}']]) };
  expect((await openSet(records, odd)).number).toBe('000005');
});

test('repositories are found by key and by address; numbers come from the receipt as far as there is one', async () => {
  const records = recordsOf([recordOf(lake, 1), recordOf(bi, 2), recordOf('portfolio', 3)]);
  const created = { nodes: 4, edges: 5 };
  const readReceipt = async ({ repo }: { repo: string }) => (repo === lake ? { result: { created } } : null);
  const all = await findHeads(records, readReceipt, {});
  expect(all.found.map(({ run, numbers }) => [run.repo, numbers.created])).toEqual([
    [bi, { nodes: null, edges: null }],
    [lake, created],
  ]);
  const some = await findHeads(records, readReceipt, {
    repos: ['git@github.com:octo/Lake.git', 'portfolio', 'x'],
  });
  expect(some.found.map(({ run }) => run.repo)).toEqual([lake]);
  expect(some.unknown).toEqual(['portfolio', 'x']);
});

test('the page of a set tells its heads and what moved, and nothing of a repository can break it', () => {
  const evil = 'github.com/o/`|<b>\n# x';
  const page = setPage({
    set: { number: '000002', heads: [{ ...headOf(recordOf(lake, 1)), repo: evil }] },
    trace_id: '0'.repeat(32),
    answers: { asked: 1200, remembered: 1100 },
    moves: [{ repo: evil, state: 'moved', from: sha('1'), to: sha('2'), facts: 12_345 }],
    pages: [],
    changes: [],
    pictures: { drawn: 0, failed: 0, unavailable: 0 },
  });
  expect(page).toContain('| Answers | 1,200 asked, 1,100 from memory |');
  expect(page).toContain('| `111111111111` to `222222222222` | 12,345 |');
  expect(page.split('\n').filter((line) => line.startsWith('# '))).toEqual([
    '# Portfolio, set of heads 000002',
  ]);
  for (const row of page.split('\n').filter((line) => line.includes('github.com/o/')))
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(5);
});
