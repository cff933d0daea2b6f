import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import { findWaitingRuns } from '../../../../adapters/staging/waiting-runs.ts';
import { CONTRACT_VERSION } from '../../../../schemas/envelope.ts';
import { ENDINGS, SEAL } from '../../../../schemas/sealed-index.ts';

const root = mkdtempSync(join(tmpdir(), 'fresh-waiting-'));
afterAll(() => rmSync(root, { recursive: true }));
const staging = createFileStaging({ root });

/** Opens a run and seals it with this many envelopes. */
async function seal(repo: string, items: number): Promise<{ repo: string; run_id: string }> {
  const run_id = await staging.openRun(repo, `${repo} ${items}`);
  const run = {
    repo,
    run_id,
    trace_id: 'a'.repeat(32),
    sha: 'b'.repeat(40),
    committed_at: '2026-01-01T00:00:00Z',
  };
  const rejects = await staging.writePart(run, 'sealed/rejects.jsonl', []);
  const index = {
    contract_version: CONTRACT_VERSION,
    run,
    sequence: Number(run_id),
    fingerprint: 'f',
    parts: [],
    rejects,
    rejected: [],
    counts: { items, rejects: 0, duplicates: 0 },
    content_hash: 'c'.repeat(64),
  };
  await staging.writePart(run, SEAL, [JSON.stringify(index)]);
  return run;
}
const depths = async () =>
  (await findWaitingRuns(root)).map(({ repo, run_id, envelopes }) => [repo, run_id, envelopes]);

it('nothing staged, nothing waits', async () => {
  expect(await findWaitingRuns(join(root, 'nowhere'))).toEqual([]);
});

it('a sealed run waits until it is written; a newer one takes its place; one that was given up waits no more', async () => {
  const before = Date.now();
  const a = await seal('host/a', 10);
  await staging.openRun('host/a', 'opened, not sealed');
  const b = await seal('host/b', 5);
  expect(await depths()).toEqual([
    ['host/a', '000001', 10],
    ['host/b', '000001', 5],
  ]);
  const [waiting] = await findWaitingRuns(root);
  expect(Math.abs((waiting?.since.getTime() ?? 0) - before)).toBeLessThan(3_600_000);

  await staging.writePart(a, ENDINGS.written, ['{}']);
  expect(await depths()).toEqual([['host/b', '000001', 5]]);

  await seal('host/b', 7);
  expect(await depths()).toEqual([['host/b', '000002', 7]]);
  await staging.writePart({ ...b, run_id: '000002' }, ENDINGS.given_up, ['{}']);
  expect(await depths()).toEqual([]);
});

it('runs from before the mark count as written by their receipt; a damaged index counts nothing', async () => {
  const old = await seal('host/old', 3);
  await staging.writePart(old, ENDINGS.receipt, ['{}']);
  const damaged = await seal('host/damaged', 4);
  writeFileSync(join(root, 'host+damaged', damaged.run_id, SEAL), '{"half');
  expect(await depths()).toEqual([]);
});
