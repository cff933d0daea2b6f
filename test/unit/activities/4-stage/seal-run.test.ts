import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStageActivities } from '../../../../activities/4-stage/activities.ts';
import { scanRun } from '../../../../activities/4-stage/scan-run.ts';
import { sealRun } from '../../../../activities/4-stage/seal-run.ts';
import { openIngress } from '../../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import { canonicalJson } from '../../../../schemas/canonical-json.ts';
import type { ProcessResult } from '../../../../schemas/cli/process.ts';
import type { Envelope, Item } from '../../../../schemas/envelope.ts';
import type { PartRef } from '../../../../schemas/part-ref.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { RepositoryRef } from '../../../../schemas/repository.ts';
import type { MinedParts, RunRef } from '../../../../schemas/run.ts';
import { SealedIndex } from '../../../../schemas/sealed-index.ts';
import { coChange, file, run } from './records.ts';

let root: string;
let staging: Staging;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fresh-seal-'));
  staging = createFileStaging({ root });
});
afterEach(() => rm(root, { recursive: true }));

const producer = { name: 'm', version: '1', kinds: ['file', 'co-change'] } as const;
const beat = (): void => undefined;
async function linesOf(part: PartRef): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of staging.readLines(part)) lines.push(line);
  return lines;
}

function mine(
  to: RunRef,
  name: string,
  items: readonly Item[],
  rejects: readonly Reject[] = [],
): Promise<MinedParts> {
  const ingress = openIngress(to, producer);
  ingress.take({ items, rejects });
  return stageSaid(staging, to, 'm', name, ingress.close());
}

async function seal(to: RunRef, mined: readonly MinedParts[]) {
  const sealed = await sealRun(staging, { run: to, fingerprint: 'f1', mined }, beat);
  const [line] = await linesOf(sealed.index);
  return { sealed, index: SealedIndex.parse(JSON.parse(line ?? '')) };
}

/** A part as an older version or a broken tool might have left it: nothing checks these lines. */
async function rawPart(to: RunRef, name: string, lines: readonly string[]): Promise<MinedParts> {
  return { producer: 'm', items: [await staging.writePart(to, name, lines)], rejects: [] };
}

const reject: Reject = {
  kind: 'sql-statement',
  reason: 'parse-error',
  path: 'a.sql',
  lines: [3, 4],
  detail: 'near )',
};

describe('sealRun', () => {
  it('gives the same bytes and hash, whatever the split and order of the items and parts', async () => {
    const paths = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 12 });
    let nth = 0;
    const next = (): RunRef => ({ ...run, run_id: String(++nth).padStart(6, '0') });
    async function sealShares(shares: readonly (readonly Item[])[]) {
      const to = next();
      const mined: MinedParts[] = [];
      for (const [at, share] of shares.entries())
        mined.push(await mine(to, `mine/${shares.length - at}`, share, [reject]));
      const { sealed, index } = await seal(to, mined);
      const parts = index.parts.map(({ kind, ref, content_hash }) => [
        kind,
        ref.sha256,
        ref.count,
        content_hash,
      ]);
      return { hash: sealed.content_hash, items: sealed.items, parts };
    }
    await fc.assert(
      fc.asyncProperty(paths, fc.infiniteStream(fc.nat()), async (names, random) => {
        const items = [...names.map((name) => file(name)), ...names.map((name) => coChange(name, 'z'))];
        const shares: Item[][] = [[], [], []];
        for (const item of items)
          shares[(random.next().value as number) % 3]?.splice(0, (random.next().value as number) % 2, item);
        const dealt = shares.flat();
        const one = await sealShares([dealt, [], []]);
        expect(await sealShares(shares)).toEqual(one);
        expect(await sealShares([[], [...dealt].reverse(), []])).toEqual(one);
        expect(one.items).toBe(dealt.length + 1);
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('has another hash when one payload differs, the same under another commit, trace and time', async () => {
    const hashOf = async (to: RunRef, items: readonly Item[]) =>
      (await seal(to, [await mine(to, 'mine/1', items)])).sealed.content_hash;
    const first = await hashOf(run, [file('a'), file('b')]);
    const elsewhen = {
      ...run,
      sha: 'd'.repeat(40),
      trace_id: 'e'.repeat(32),
      committed_at: '2027-01-01T00:00:00Z',
    };
    expect(await hashOf({ ...elsewhen, run_id: '000002' }, [file('b'), file('a')])).toBe(first);
    expect(await hashOf({ ...run, run_id: '000003' }, [file('a'), file('b', 2)])).not.toBe(first);
  });

  it('drops what was said twice and counts it', async () => {
    const parts = [
      await mine(run, 'mine/1', [file('a'), file('a'), file('b')]),
      await mine(run, 'mine/2', [file('b')]),
    ];
    const { index } = await seal(run, parts);
    expect(index.counts).toEqual({ items: 2, rejects: 0, duplicates: 2 });
    expect(await scanRun(staging, run)).toMatchObject({ damage: [] });
  });

  it('keeps rejects, also equal ones, and counts them by kind and reason', async () => {
    const parts = [
      await mine(run, 'mine/1', [], [reject, reject]),
      await mine(run, 'mine/2', [], [{ ...reject, reason: 'macro' }]),
    ];
    const { index } = await seal(run, parts);
    expect(index.rejected).toEqual([
      { kind: 'sql-statement', reason: 'macro', count: 1 },
      { kind: 'sql-statement', reason: 'parse-error', count: 2 },
    ]);
    expect(index.counts).toEqual({ items: 3, rejects: 3, duplicates: 0 });
  });

  it('takes the same records in another spelling for the same', async () => {
    const mined = await mine(run, 'mine/1', [file('a')]);
    const [line] = await linesOf(mined.items[0] as PartRef);
    const { kind, payload, ...rest } = JSON.parse(line ?? '') as Envelope;
    const respelled = await rawPart(run, 'mine/2', [
      JSON.stringify({ payload, ...rest, kind }, null, 1).replaceAll('\n', ''),
    ]);
    const { index } = await seal(run, [mined, respelled]);
    expect(index.counts).toMatchObject({ items: 1, duplicates: 1 });
    expect(await linesOf((index.parts[0] as { ref: PartRef }).ref)).toEqual([line]);
  });

  it('refuses on consume what breaks its contract, keeps it with a reason and tells it as a finding', async () => {
    const [good] = await linesOf((await mine(run, 'mine/1', [file('a')])).items[0] as PartRef);
    const envelope = JSON.parse(good ?? '') as Envelope;
    const broken = [
      canonicalJson({ ...envelope, payload: { ...envelope.payload, size: -1 } }),
      canonicalJson({ ...envelope, kind: 'constructor' }),
      canonicalJson({ ...envelope, source: { ...envelope.source, sha: 'f'.repeat(40) } }),
      canonicalJson({ ...envelope, contract_version: '9.9.9' }),
      'no json',
      '[]',
      'null',
    ];
    const { index, sealed } = await seal(run, [await rawPart(run, 'mine/2', [...broken, good ?? ''])]);
    expect(index.counts).toMatchObject({ items: 1 + broken.length, rejects: broken.length });
    expect(index.rejected.map(({ reason }) => reason)).toEqual(index.rejected.map(() => 'invalid-item'));
    const rejects = await linesOf(index.rejects);
    expect(rejects.find((line) => line.includes('payload.size'))).toContain('"path":"a"');
    expect(rejects).toEqual([...rejects].sort());
    expect(index.parts.map(({ kind }) => kind)).toEqual(['file', 'finding']);
    expect(sealed.rejects).toBe(broken.length);
    expect(await scanRun(staging, run)).toMatchObject({ damage: [], records: 2 * broken.length + 1 });
  });

  it('joins late findings with those of the miners', async () => {
    const mined = await mine(run, 'mine/1', [file('a')], [reject]);
    const { index } = await seal(run, [mined, await rawPart(run, 'mine/2', ['no json'])]);
    expect(index.parts.map(({ kind, ref }) => [kind, ref.count])).toEqual([
      ['file', 1],
      ['finding', 2],
    ]);
    expect(await scanRun(staging, run)).toMatchObject({ damage: [] });
  });

  it('refuses a part that is not sorted', async () => {
    const lines = await linesOf(
      (await mine(run, 'mine/1', [file('a', 1), file('b', 2)])).items[0] as PartRef,
    );
    const unsorted = await rawPart(run, 'mine/2', [...lines].reverse());
    await expect(seal(run, [unsorted])).rejects.toMatchObject({ name: 'ContractBroken' });
    expect(await staging.sealedRuns(run.repo)).toEqual([]);
  });

  it('does not seal when a part is damaged', async () => {
    const mined = await mine(run, 'mine/1', [file('a')]);
    const path = join(root, mined.items[0]?.uri ?? '');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"path":"a"', '"path":"b"'));
    await expect(seal(run, [mined])).rejects.toMatchObject({ name: 'StagedPartDamaged' });
    expect(await staging.sealedRuns(run.repo)).toEqual([]);
  });

  it('goes on where an attempt died: parts that stand are kept, and must be of the same records', async () => {
    const parts = [
      await mine(run, 'mine/1', [file('a'), coChange('a', 'b')]),
      await rawPart(run, 'mine/2', ['no json']),
    ];
    const whole = await seal(run, parts);
    await rm(join(root, whole.sealed.index.uri));
    await rm(join(root, `${whole.sealed.index.uri}.ref`));
    await rm(join(root, whole.index.parts[1]?.ref.uri ?? ''));
    expect(await seal(run, [...parts].reverse())).toEqual(whole);
    await rm(join(root, whole.sealed.index.uri));
    await expect(seal(run, [...parts, await mine(run, 'mine/3', [file('b')])])).rejects.toMatchObject({
      name: 'ContractBroken',
    });
  });

  it('stops when the activity is cancelled', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => file(`f${at}`));
    const mined = [await mine(run, 'mine/1', many)];
    const environment = new MockActivityEnvironment();
    environment.cancel();
    const activity = createStageActivities({ staging }).sealRun;
    await expect(environment.run(activity, { run, fingerprint: 'f', mined })).rejects.toThrow();
    expect(await staging.sealedRuns(run.repo)).toEqual([]);
  });
});

describe('scanRun', () => {
  async function sealed(): Promise<SealedIndex> {
    return (
      await seal(run, [await mine(run, 'mine/1', [file('a'), file('b'), coChange('a', 'b')], [reject])])
    ).index;
  }
  const nameOf = (part: PartRef | undefined): string => part?.uri.split('/').slice(2).join('/') ?? '';

  it('finds a changed part and still looks at the others', async () => {
    const index = await sealed();
    for (const { ref } of index.parts.slice(0, 2)) await writeFile(join(root, ref.uri), 'x');
    const { damage } = await scanRun(staging, run);
    expect(damage.map(({ part }) => part)).toEqual(index.parts.slice(0, 2).map(({ ref }) => nameOf(ref)));
  });

  it('finds a forged part whose reference and index were forged with it', async () => {
    const index = await sealed();
    const part = index.parts.find(({ kind }) => kind === 'file') as SealedIndex['parts'][number];
    const [first, second] = await linesOf(part.ref);
    const forged: readonly (readonly [string[], RegExp])[] = [
      [[second ?? '', first ?? ''], /order/],
      [[first ?? '', first ?? ''], /order/],
      [[(first ?? '').replace('"size":1', '"size":-1')], /size/],
      [[(first ?? '').replace('{', '{ ')], /canonical/],
      [[first ?? ''], /content hash/],
    ];
    for (const [at, [lines, trouble]] of forged.entries()) {
      const to = { ...run, run_id: String(at + 2).padStart(6, '0') };
      const ref = await staging.writePart(to, 'sealed/file.jsonl', lines);
      const other = index.parts.filter(({ kind }) => kind !== 'file');
      const forgery: SealedIndex = { ...index, run: to, parts: [...other, { ...part, ref }] };
      await staging.writePart(to, 'index.json', [canonicalJson(forgery)]);
      const { damage } = await scanRun(staging, to);
      expect(damage.find((one) => one.part === 'sealed/file.jsonl')?.what).toMatch(trouble);
    }
  });

  it('finds a changed list of unseen files', async () => {
    const line = canonicalJson({ miner: 'm', path: 'a', why: 'its thread died' });
    const unseen = await staging.writePart(run, 'mine/1.unseen.jsonl', [line]);
    const { index } = await seal(run, [{ ...(await mine(run, 'mine/1', [file('b')])), unseen }]);
    expect(await scanRun(staging, run)).toMatchObject({ damage: [], parts: 3, records: 2 });
    await writeFile(join(root, index.unseen?.uri ?? ''), `${line.replace('"a"', '"c"')}\n`);
    expect((await scanRun(staging, run)).damage.map(({ part }) => part)).toEqual([nameOf(index.unseen)]);
  });

  it('finds a lost index', async () => {
    const { index } = await seal(run, [await mine(run, 'mine/1', [file('a')])]);
    await writeFile(
      join(root, `github.com+o+r/${run.run_id}/index.json`),
      canonicalJson({ ...index, fingerprint: 'x' }),
    );
    expect((await scanRun(staging, run)).damage).toMatchObject([{ part: 'index.json' }]);
  });
});

describe('findUnchangedRun', () => {
  const repository = { key: run.repo, sha: run.sha } as RepositoryRef;
  const result: ProcessResult = {
    repo: run.repo,
    run_id: run.run_id,
    sha: run.sha,
    outcome: 'complete',
    created: { nodes: 5, edges: 6 },
    changed: 1,
    staged: 3,
    accepted: 2,
    deferred: 0,
    rejected: 1,
    dead_lettered: 0,
    graph_hash: 'abc',
    phases: { ingest: 1, mine: 2, analyze: 3, stage: 4, write: 5, report: 6 },
    reports: ['reports/x.md'],
  };
  const find = (over: Partial<RepositoryRef> = {}, fingerprint = 'f1') =>
    createStageActivities({ staging }).findUnchangedRun({
      repository: { ...repository, ...over },
      fingerprint,
    });
  async function complete(to: RunRef, outcome: ProcessResult['outcome'] = 'complete'): Promise<void> {
    await seal(to, [await mine(to, 'mine/1', [file('a')])]);
    await createStageActivities({ staging }).saveReceipt({
      run: to,
      result: { ...result, run_id: to.run_id, outcome },
    });
  }

  it('gives hash and reports of the last run and no counts', async () => {
    await complete(run);
    expect(await find()).toEqual({
      ...result,
      outcome: 'unchanged',
      created: { nodes: 0, edges: 0 },
      changed: 0,
      staged: 0,
      accepted: 0,
      deferred: 0,
      rejected: 0,
      phases: { ingest: null, mine: null, analyze: null, stage: null, write: null, report: null },
    });
  });

  it('gives null for a new repository, another commit, other versions, and a run without receipt', async () => {
    expect(await find()).toBeNull();
    await seal(run, [await mine(run, 'mine/1', [file('a')])]);
    expect(await find()).toBeNull();
    await createStageActivities({ staging }).saveReceipt({ run, result });
    expect(await find()).not.toBeNull();
    expect(await find({ sha: 'd'.repeat(40) })).toBeNull();
    expect(await find({}, 'f2')).toBeNull();
  });

  it('gives null when the last run was partial, though an earlier one was complete', async () => {
    await complete(run);
    await complete({ ...run, run_id: '000002' }, 'partial');
    expect(await find()).toBeNull();
    await complete({ ...run, run_id: '000003' });
    expect(await find()).toMatchObject({ run_id: '000003' });
  });
});
