import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listRemappable, type RemappableQuestion } from '../../../../activities/4-stage/list-remappable.ts';
import { remapRun } from '../../../../activities/4-stage/remap-run.ts';
import { scanRun } from '../../../../activities/4-stage/scan-run.ts';
import { sealRun } from '../../../../activities/4-stage/seal-run.ts';
import { openIngress } from '../../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import { safeName } from '../../../../adapters/staging/safe-name.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import { ontology } from '../../../../ontology/ontology.ts';
import { SealedIndex } from '../../../../schemas/sealed-index.ts';
import { run as example, file } from './records.ts';

let root: string;
let staging: Staging;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fresh-remap-'));
  staging = createFileStaging({ root });
});
afterEach(() => rm(root, { recursive: true }));

const indexOf = (repo: string, run_id: string): string => join(root, safeName(repo), run_id, 'index.json');

async function sealed(repo: string, workflowRun = 'w1') {
  const run = { ...example, repo, run_id: await staging.openRun(repo, workflowRun) };
  const ingress = openIngress(run, { name: 'm', version: '1', kinds: ['file'] });
  ingress.take({ items: [file('a.sql'), file('b.sql')], rejects: [] });
  const mined = [await stageSaid(staging, run, 'm', 'm-1', ingress.close())];
  return sealRun(staging, { run, fingerprint: 'items-1.facts-1', mined }, () => undefined);
}

const request = (repo: string, workflow_run: string) => ({
  repo,
  trace_id: 'f'.repeat(32),
  workflow_run,
  fingerprint: 'items-2.facts-2',
});

const list = (question: Partial<RemappableQuestion> = {}) =>
  listRemappable(staging, { limit: 100, ...question }, () => undefined);

test('a run of its own over the same parts, the same again for the same attempt, and sound', async () => {
  const before = await sealed('github.com/o/r');
  const first = await remapRun(staging, request('github.com/o/r', 'w2'));
  expect(await remapRun(staging, request('github.com/o/r', 'w2'))).toEqual(first);
  expect(first).toMatchObject({
    run: { run_id: '000002', trace_id: 'f'.repeat(32), sha: example.sha },
    sealed: { content_hash: before.content_hash, items: 2 },
    of: { run_id: '000001', ontology_version: ontology.version },
    unseen: 0,
  });
  const [was, is] = await Promise.all(
    ['000001', '000002'].map(async (run) =>
      SealedIndex.parse(JSON.parse(await readFile(indexOf('github.com/o/r', run), 'utf8'))),
    ),
  );
  expect(is).toEqual({
    ...was,
    run: first.run,
    sequence: 2,
    fingerprint: 'items-1.facts-2',
    remaps: '000001',
    mined_in: was?.run,
  });
  expect(await scanRun(staging, first.run)).toMatchObject({ records: 2, damage: [] });
  expect((await remapRun(staging, request('github.com/o/r', 'w3'))).of.run_id).toBe('000002');
});

test('nothing sealed is a failure that says so', async () => {
  await staging.openRun('github.com/o/r', 'w1');
  await expect(remapRun(staging, request('github.com/o/r', 'w2'))).rejects.toMatchObject({
    name: 'NotStaged',
  });
});

test('pages hold as many runs as they may, in order, and together all of them once', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `github.com/o/${name}`);
  for (const name of names) await sealed(name);
  const pages = [];
  for (let after: string | undefined; ; ) {
    const page = await list({ limit: 2, ...(after === undefined ? {} : { after }) });
    pages.push(page);
    if (page.next === null) break;
    after = page.next;
  }
  expect(pages.map(({ left }) => left)).toEqual([3, 1, 0]);
  expect(pages.flatMap(({ runs }) => runs)).toEqual(
    names.map((repo) => ({ repo, run_id: '000001', items: 2 })),
  );
});

test('older runs and runs without the kinds are passed over', async () => {
  await sealed('github.com/o/a');
  await sealed('github.com/o/b');
  await sealed('github.com/o/b', 'w2');
  expect(await list({ since: '2' })).toMatchObject({
    runs: [{ repo: 'github.com/o/b', run_id: '000002' }],
    passed_over: 1,
  });
  expect((await list({ kinds: ['file'] })).runs).toHaveLength(2);
  expect(await list({ kinds: ['dbt-node'] })).toMatchObject({ runs: [], passed_over: 2 });
});

test('what cannot be mapped again is named and takes nothing from the others', async () => {
  for (const name of ['a', 'b', 'c']) await sealed(`github.com/o/${name}`);
  const [old, broken] = [indexOf('github.com/o/a', '000001'), indexOf('github.com/o/b', '000001')];
  await writeFile(old, (await readFile(old, 'utf8')).replace('"0.2.0"', '"0.0.9"'));
  await writeFile(broken, '{');
  for (const path of [old, broken]) await rm(`${path}.ref`);
  const page = await list({
    repos: ['https://github.com/o/a', 'github.com/o/b', 'github.com/o/c', 'github.com/o/z'],
  });
  expect(page.runs.map(({ repo }) => repo)).toEqual(['github.com/o/c']);
  expect(page.troubled).toEqual([
    { repo: 'github.com/o/z', code: 'NotStaged' },
    { repo: 'github.com/o/a', code: 'ContractOutdated' },
    { repo: 'github.com/o/b', code: 'StagedPartDamaged' },
  ]);
  expect(page.passed_over).toBe(0);
});

test('what was staged under an older contract is mapped as of today, and no later run goes by its lists', async () => {
  await sealed('github.com/o/a');
  const old = indexOf('github.com/o/a', '000001');
  const { looked: _, ...index } = JSON.parse(await readFile(old, 'utf8'));
  const looked = [{ producer: 'census', ref: index.rejects }];
  await writeFile(old, `${JSON.stringify({ ...index, looked, contract_version: '0.1.0' })}\n`);
  await rm(`${old}.ref`);
  expect((await list({})).runs).toMatchObject([{ repo: 'github.com/o/a' }]);
  const { run } = await remapRun(staging, request('github.com/o/a', 'w2'));
  const now = JSON.parse(await readFile(indexOf('github.com/o/a', run.run_id), 'utf8'));
  expect(now).toMatchObject({ contract_version: '0.2.0', remaps: '000001', parts: index.parts });
  expect(now.looked).toBeUndefined();
});

test('input that means nothing is refused', async () => {
  await expect(list({ since: 'soon' })).rejects.toMatchObject({ name: 'BadInput' });
  await expect(list({ kinds: ['nothing'] })).rejects.toMatchObject({ name: 'BadInput' });
});
