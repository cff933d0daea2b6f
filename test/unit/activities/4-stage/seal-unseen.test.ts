import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sealUnseen } from '../../../../activities/4-stage/seal-unseen.ts';
import { readUnseen } from '../../../../activities/5-write/plan/read-unseen.ts';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import type { MinedParts, RunRef } from '../../../../schemas/run.ts';
import type { SealedIndex } from '../../../../schemas/sealed-index.ts';

const root = mkdtempSync(join(tmpdir(), 'fresh-unseen-'));
afterAll(() => rmSync(root, { recursive: true }));

const staging = createFileStaging({ root });
const run: RunRef = {
  repo: 'example.com/lake',
  run_id: '000001',
  trace_id: 'a'.repeat(32),
  sha: 'b'.repeat(40),
  committed_at: '2026-01-01T00:00:00Z',
};
const line = (miner: string, path: string): string => JSON.stringify({ miner, path, why: 'no answer' });

const mined = async (name: string, lines: readonly string[]): Promise<MinedParts> => ({
  producer: name,
  items: [],
  rejects: [],
  ...(lines.length === 0 ? {} : { unseen: await staging.writePart(run, name, lines) }),
});

test('what miners could not look at reaches the write phase, whichever task it was', async () => {
  const parts = [
    await mined('one', [line('sql', 'b.sql')]),
    await mined('two', []),
    await mined('three', [line('python', 'a.py')]),
  ];
  const unseen = await sealUnseen(staging, run, parts);
  expect(unseen?.count).toBe(2);
  const read = await readUnseen(staging, { unseen } as unknown as SealedIndex);
  expect([...read].sort()).toEqual(['python|a.py', 'sql|b.sql']);
});

test('nothing is sealed where every file was seen', async () => {
  expect(await sealUnseen(staging, { ...run, run_id: '000002' }, [await mined('four', [])])).toBeNull();
});
