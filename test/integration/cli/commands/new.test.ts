import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** A copy of the tree as it is now, so that what is laid down there leaves no trace here. */
const tree = mkdtempSync(join(tmpdir(), 'fresh-new-'));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
for (const path of files.split('\n'))
  if (path !== '' && existsSync(path)) cpSync(path, join(tree, path), { verbatimSymlinks: true });
symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
afterAll(() => rmSync(tree, { recursive: true, force: true }));

const inTree = (...args: string[]) =>
  spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, UPDATE_GOLDEN: '' },
  });
const fresh = (...args: string[]) => inTree('cli/main.ts', ...args);
const read = (path: string): string => readFileSync(join(tree, path), 'utf8');

test('each sort is laid down, and its tests, types, format and lint pass as it stands', {
  timeout: 600_000,
}, () => {
  const laid = ['miner', 'analyzer', 'link', 'query', 'report'].map((sort) => {
    const { status, stdout, stderr } = fresh('new', sort, `tried-${sort}`, '--json');
    expect(stderr + stdout).toContain(`tried-${sort}`);
    expect(status).toBe(0);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { files: string[] };
  });
  const written = laid.flatMap((one) => one.files);
  expect(written.filter((path) => !existsSync(join(tree, path)))).toEqual([]);

  const tests = [
    'test/golden/miners',
    'test/golden/analyzers',
    'test/golden/links',
    'test/unit/activities/3-analyze/links.test.ts',
    'test/golden/reports',
    'test/unit/templates/registries.test.ts',
    'test/unit/activities/2-mine/miners.test.ts',
  ];
  const run = inTree(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    '--reporter',
    'verbose',
    ...tests,
  );
  expect(run.status, run.stdout + run.stderr).toBe(0);
  for (const name of [
    'tried-miner: first-case',
    'tried-analyzer: first-case',
    'tried-link: first-case',
    'tried_query is portable',
    'tried-report of first-case',
    'tried-report of hostile',
  ])
    expect(run.stdout).toContain(name);

  const own = written.filter((path) => path.endsWith('.ts'));
  const types = inTree('node_modules/typescript/bin/tsc', '--noEmit');
  expect(types.stdout.split('\n').filter((line) => own.some((path) => line.startsWith(path)))).toEqual([]);
  const lint = inTree('node_modules/@biomejs/biome/bin/biome', 'check', '--vcs-enabled=false', ...own);
  expect(lint.status, lint.stdout + lint.stderr).toBe(0);
});

test('what is laid down is what the tests look at: a golden line taken away is missed', {
  timeout: 120_000,
}, () => {
  expect(fresh('new', 'miner', 'missed').status).toBe(0);
  execFileSync('sed', ['-i', '1d', 'test/golden/miners/missed/first-case/expected.jsonl'], { cwd: tree });
  const run = inTree('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/golden/miners');
  expect(run.status).toBe(1);
  expect(run.stdout).toContain('missed: first-case');
});

test('the query is known on the test graph: it asks what content-states asks', () => {
  expect(fresh('new', 'query', 'states-again').status).toBe(0);
  expect(read('queries/states-again/query.cypher')).toBe(read('queries/content-states/query.cypher'));
  const answers = JSON.parse(read('test/golden/queries/shop.json'));
  expect(answers['states_again']).toEqual(answers['content_states']);
});

test('nothing is overwritten', () => {
  const before = read('activities/2-mine/miners/registry.ts');
  const { status, stderr } = fresh('new', 'miner', 'sql');
  expect(status).toBe(2);
  expect(stderr).toContain('there already is activities/2-mine/miners/sql');
  expect(read('activities/2-mine/miners/registry.ts')).toBe(before);
});

test.each([
  ['miner', '../up'],
  ['miner', 'Loud'],
  ['miner', 'a_b'],
  ['miner', '__proto__'],
  ['miner', 'utils'],
  ['miner', 'x'.repeat(41)],
  ['workflow', 'one'],
  ['miner'],
  [],
])('new %s %s is refused', (...args) => {
  const { status, stderr } = fresh('new', ...args);
  expect(status).toBe(2);
  expect(stderr).toContain('fresh');
});
