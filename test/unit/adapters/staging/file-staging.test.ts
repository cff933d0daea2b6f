import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileStaging } from '../../../../adapters/staging/file-staging.ts';
import { safeName } from '../../../../adapters/staging/safe-name.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import type { PartRef } from '../../../../schemas/part-ref.ts';

let root: string;
let staging: Staging;
const repo = 'gitlab.example.com/Group/sub/repo';
const run = { repo, run_id: '000001' };

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fresh-staging-'));
  staging = createFileStaging({ root });
});
afterEach(() => rm(root, { recursive: true }));

async function linesOf(part: PartRef): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of staging.readLines(part)) lines.push(line);
  return lines;
}
const filesBelow = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('parts', () => {
  it('gives back any lines, and their size, hash and count', async () => {
    let nth = 0;
    const line = fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text));
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        nth += 1;
        const part = await staging.writePart(run, `items-${nth}.jsonl`, lines);
        expect(await linesOf(part)).toEqual(lines);
        expect(part).toMatchObject({
          count: lines.length,
          bytes: (await readFile(join(root, part.uri))).byteLength,
        });
        expect(await staging.findPart(run, `items-${nth}.jsonl`)).toEqual(part);
      }),
      { numRuns: 50 },
    );
  }, 120_000);

  it('holds lines that are longer than any buffer', async () => {
    const lines = ['short', 'é'.repeat(3_000_000), '', 'last'];
    expect(await linesOf(await staging.writePart(run, 'huge', lines))).toEqual(lines);
  });

  it('writes once: what stands is returned and new lines are not even read', async () => {
    const first = await staging.writePart(run, 'a.jsonl', ['1']);
    const never: Iterable<string> = {
      [Symbol.iterator]: () => {
        throw new Error('read');
      },
    };
    expect(await staging.writePart(run, 'a.jsonl', never)).toEqual(first);
    expect(await linesOf(first)).toEqual(['1']);
  });

  it('keeps the first of two attempts that write at the same time', async () => {
    const attempts = await Promise.all(
      ['a', 'b', 'c'].map((text) => staging.writePart(run, 'raced', [text])),
    );
    expect(new Set(attempts.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await linesOf(attempts[0] as PartRef)).toHaveLength(1);
  });

  it('finds the reference again when an attempt died before keeping it', async () => {
    const part = await staging.writePart(run, 'a.jsonl', ['1', '2']);
    await rm(join(root, `${part.uri}.ref`));
    expect(await staging.findPart(run, 'a.jsonl')).toEqual(part);
    expect(await staging.findPart(run, 'b.jsonl')).toBeNull();
  });

  it('refuses a record that holds a newline, and leaves nothing', async () => {
    await expect(staging.writePart(run, 'a.jsonl', ['1', '2\n3'])).rejects.toMatchObject({
      name: 'ContractBroken',
    });
    expect(await filesBelow()).toEqual([]);
  });
});

describe('damage', () => {
  const damages: Record<string, (path: string) => Promise<void>> = {
    'a changed byte': (path) => writeFile(path, '{"a":2}\n{"b":1}\n'),
    'a lost end': (path) => truncate(path, 9),
    'a lost file': (path) => rm(path),
  };
  it.each(Object.entries(damages))('is found before the first line: %s', async (_, damage) => {
    const part = await staging.writePart(run, 'a.jsonl', ['{"a":1}', '{"b":1}']);
    await damage(join(root, part.uri));
    await expect(staging.readLines(part)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      name: 'StagedPartDamaged',
    });
  });

  it('of a kept reference is found', async () => {
    const part = await staging.writePart(run, 'a.jsonl', ['1']);
    await writeFile(join(root, `${part.uri}.ref`), '{');
    await expect(staging.findPart(run, 'a.jsonl')).rejects.toMatchObject({ name: 'StagedPartDamaged' });
  });

  it('a wrong count in the reference is found', async () => {
    const part = await staging.writePart(run, 'a.jsonl', ['1']);
    await expect(linesOf({ ...part, count: 2 })).rejects.toMatchObject({ name: 'StagedPartDamaged' });
  });

  it('a reference cannot lead out of the root', async () => {
    const part = await staging.writePart(run, 'a.jsonl', ['1']);
    await expect(linesOf({ ...part, uri: '../../etc/passwd' })).rejects.toMatchObject({
      name: 'ContractBroken',
    });
  });
});

describe('trouble while writing', () => {
  it.each(['ENOSPC', 'EDQUOT'])('%s is StagingFull, and no half file is left', async (code) => {
    async function* failing(): AsyncIterable<string> {
      for (let i = 0; i < 100_000; i++) yield 'some text';
      throw Object.assign(new Error('write'), { code });
    }
    await expect(staging.writePart(run, 'a.jsonl', failing())).rejects.toMatchObject({ name: 'StagingFull' });
    expect(await filesBelow()).toEqual([]);
  });

  it('an attempt that was killed leaves no part, and what it left is swept by the next run', async () => {
    const adapter = new URL('../../../../adapters/staging/file-staging.ts', import.meta.url).href;
    const script = `
      const { createFileStaging } = await import(${JSON.stringify(adapter)});
      async function* endless() { for (let i = 0; ; i++) { if (i === 200_000) process.stdout.write('writing'); yield 'text' } }
      await createFileStaging({ root: ${JSON.stringify(root)} }).writePart(${JSON.stringify(run)}, 'a.jsonl', endless());`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await filesBelow()).toHaveLength(1);
    expect(await staging.findPart(run, 'a.jsonl')).toBeNull();
    await staging.openRun(repo, 'next');
    expect((await filesBelow()).filter((name) => name.startsWith('.attempt'))).toEqual([]);
  });

  it('never sweeps what a living attempt writes, but the remains of another machine once they are old', async () => {
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* slow(): AsyncIterable<string> {
      yield 'x'.repeat(300_000);
      await gate;
    }
    const writing = staging.writePart(run, 'slow', slow());
    while (!(await filesBelow()).some((name) => name.startsWith('.attempt'))) await new Promise(setImmediate);
    const folder = join(root, safeName(repo), run.run_id);
    for (const name of ['old', 'young']) await writeFile(join(folder, `.attempt-1-elsewhere-${name}`), '');
    await utimes(join(folder, '.attempt-1-elsewhere-old'), 1, 1);
    await staging.openRun(repo, 'next');
    go();
    expect(await linesOf(await writing)).toHaveLength(1);
    expect((await filesBelow()).filter((name) => name.includes('elsewhere'))).toEqual([
      '.attempt-1-elsewhere-young',
    ]);
  });
});

describe('runs', () => {
  it('counts up, and gives one workflow run one number', async () => {
    expect(await staging.openRun(repo, 'wf/1')).toBe('000001');
    expect(await staging.openRun(repo, 'wf/2')).toBe('000002');
    expect(await staging.openRun(repo, 'wf/1')).toBe('000001');
    expect(await staging.openRun('other/repo', 'wf/1')).toBe('000001');
  });

  it('gives different numbers to workflow runs that open at the same time, and one to two attempts of one', async () => {
    const asked = ['a', 'b', 'c', 'd', 'a', 'b'];
    const numbers = await Promise.all(asked.map((name) => staging.openRun(repo, name)));
    expect(numbers.slice(4)).toEqual(numbers.slice(0, 2));
    expect(new Set(numbers).size).toBe(4);
  });

  it('finds its number again when an attempt died between number and claim', async () => {
    const number = await staging.openRun(repo, 'wf/1');
    await rm(join(root, safeName(repo), 'claims'), { recursive: true });
    expect(await staging.openRun(repo, 'wf/1')).toBe(number);
  });

  it('is sealed when its index is there', async () => {
    for (const name of ['1', '2', '3']) await staging.openRun(repo, name);
    for (const run_id of ['000003', '000001'])
      await staging.writePart({ repo, run_id }, 'index.json', ['{}']);
    expect(await staging.sealedRuns(repo)).toEqual(['000001', '000003']);
    expect(await staging.sealedRuns('no/where')).toEqual([]);
  });

  it('lists repositories by their keys, whatever these hold', async () => {
    const keys = ['local/a~12345678', 'x/../../y', 'x/A', 'x/a', 'x/\u0000', `x/${'long'.repeat(200)}`];
    for (const key of keys) await staging.openRun(key, '1');
    expect(await staging.repositories()).toEqual([...keys].sort());
  });
});

describe('safeName', () => {
  it('is readable', () => {
    expect(safeName('github.com/o/R~1')).toBe('github.com+o+!r~1');
  });

  it('is one short file name, and no two names share it, even where case is not told apart', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('a', 'A', '/', '.', '~', '+', '%', '!', '=', '\\', '\0', '\ud800', 'é', '0'),
    });
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        for (const name of [a, b]) expect(safeName(name)).toMatch(/^(?!\.)[a-z0-9._~+!%=-]{1,180}$/);
        expect(safeName(a) === safeName(b)).toBe(a === b);
      }),
      { numRuns: 2000 },
    );
    const long = ['A'.repeat(5000), 'a'.repeat(5000), `${'a'.repeat(4999)}b`];
    expect(new Set(long.map(safeName)).size).toBe(3);
    for (const name of long) expect(safeName(name).length).toBeLessThanOrEqual(180);
  });
});
