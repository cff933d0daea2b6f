import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { MineResult } from '../../../../schemas/cli/mine.ts';
import { Envelope } from '../../../../schemas/envelope.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-mine-cli-'));
const folder = join(home, 'project');
mkdirSync(join(folder, 'etl'), { recursive: true });
mkdirSync(join(folder, 'etl.d'));
writeFileSync(join(folder, 'etl', 'load.py'), 'import os\n\n\ndef load(path):\n    return os.stat(path)\n');
writeFileSync(join(folder, 'etl.d', 'orders.sql'), 'create table mart.orders as select * from raw.orders;\n');
writeFileSync(join(folder, 'logo.bin'), new Uint8Array([0, 1, 2, 0]));
symlinkSync('/etc/passwd', join(folder, 'outside.py'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const env = { ...process.env, FRESH_HOME: home, FRESH_MIRROR_DIR: join(home, 'mirrors') };
function mine(...args: string[]) {
  const run = spawnSync(process.execPath, ['cli/main.ts', 'mine', ...args], {
    encoding: 'utf8',
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = run.stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
  return { ...run, lines };
}

test('a plain folder: every line is an envelope, the last one with --json is the summary', () => {
  const { status, lines } = mine(folder, '--json');
  expect(status).toBe(0);
  const summary = MineResult.parse(lines.at(-1));
  const envelopes = lines.slice(0, -1).map((line) => Envelope.parse(line));
  expect(summary).toMatchObject({
    items: { file: 4, 'python-function': 1, 'sql-statement': 1 },
    rejects: { binary: 1, symlink: 1 },
    unseen: 0,
  });
  expect(Object.values(summary.items).reduce((sum, count) => sum + count, 0)).toBe(envelopes.length);
  expect(envelopes.find(({ kind }) => kind === 'sql-statement')?.payload).toMatchObject({
    reads: ['raw.orders'],
    writes: ['mart.orders'],
  });
  expect(JSON.stringify(lines)).not.toContain('root:');
});

test('without --json standard output holds items alone, the summary goes to people', () => {
  const { status, lines, stderr } = mine(folder, '--miner', 'python', '--threads', '1');
  expect(status).toBe(0);
  const kinds = new Set(lines.map((line) => Envelope.parse(line).kind));
  expect([...kinds].sort()).toEqual(['finding', 'python-function', 'python-module', 'repository']);
  expect(stderr).toMatch(/1 {2}python-function/);
});

test('one file alone', () => {
  const { status, lines } = mine(join(folder, 'etl', 'load.py'), '--miner', 'python');
  expect(status).toBe(0);
  expect(new Set(lines.map((line) => Envelope.parse(line).source.path))).toEqual(new Set(['load.py', null]));
});

test('a repository is mined at its head, with its history', () => {
  const repo = join(home, 'repo');
  mkdirSync(repo);
  const git = (...args: string[]) => execFileSync('git', ['-C', repo, ...args]);
  git('init', '-q', '-b', 'main');
  writeFileSync(join(repo, 'a.py'), 'x = 1\n');
  git('add', '.');
  git('-c', 'user.name=Platform', '-c', 'user.email=platform@example.org', 'commit', '-qm', 'one');
  writeFileSync(join(repo, 'not-committed.py'), 'y = 2\n');
  const { status, lines } = mine(repo, '--json');
  expect(status).toBe(0);
  const { items, repo: key } = MineResult.parse(lines.at(-1));
  expect(items).toMatchObject({ file: 1, 'file-history': 1, 'person-change': 1, 'python-module': 1 });
  expect(key).toMatch(/^local\/repo~[0-9a-f]{8}$/);
});

test.each([[['/no/such/place']], [[]], [['.', '--miner', 'none']], [['.', '--threads', 'many']]])(
  'mine %j is refused',
  (args) => {
    expect(mine(...args).status).toBe(2);
  },
);
