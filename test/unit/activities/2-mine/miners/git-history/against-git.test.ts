import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { seeHistory } from '../../../../../../activities/2-mine/mine-history.ts';
import { gitHistoryMiner } from '../../../../../../activities/2-mine/miners/git-history/miner.ts';
import { gitEnvironment } from '../../../../../../adapters/git/command/git-environment.ts';
import { createGitMirrors } from '../../../../../../adapters/git/create-git-mirrors.ts';
import { readHistory } from '../../../../../../adapters/git/history/history.ts';
import type { ItemOf } from '../../../../../../schemas/items/registry.ts';

/** Renames, a name used again, a binary file, a branch and a file that is gone: counted as git itself counts them. */
const root = mkdtempSync(join(tmpdir(), 'fresh-history-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const repo = join(root, 'repo');
const git = (...args: string[]): string => execFileSync('git', ['-C', repo, ...args], { encoding: 'utf8' });
let hour = 0;
function commit(
  author: string,
  files: Record<string, string | null>,
  moves: Record<string, string> = {},
): void {
  for (const [from, to] of Object.entries(moves)) {
    mkdirSync(dirname(join(repo, to)), { recursive: true });
    git('mv', from, to);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repo, path)), { recursive: true });
    if (text === null) rmSync(join(repo, path));
    else writeFileSync(join(repo, path), text);
  }
  git('add', '-A');
  const date = new Date(Date.UTC(2026, 5, 30, 20, 0, 0) + hour++ * 3_600_000).toISOString();
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const who = ['-c', `user.name=${author}`, '-c', `user.email=${author.toLowerCase()}@example.org`];
  execFileSync('git', ['-C', repo, ...who, 'commit', '-qm', 'change'], { env });
}
const text = (lines: number, salt = ''): string =>
  Array.from({ length: lines }, (_, at) => `line ${at} ${salt}\n`).join('');

mkdirSync(repo);
git('init', '-q', '-b', 'main');
commit('Platform', { 'app.py': text(30), 'notes.md': text(5), 'logo.png': '\0\u0001', 'gone.txt': text(3) });
commit('Analytics', { 'app.py': text(31), 'gone.txt': null });
commit('Analytics', {}, { 'app.py': 'src/app.py' });
commit('Platform', { 'src/app.py': text(33), 'logo.png': '\0\u0002' });
git('checkout', '-q', '-b', 'topic');
commit('Analytics', { 'src/app.py': `${text(33)}topic\n` });
git('checkout', '-q', 'main');
commit('Platform', { 'notes.md': text(9) });
git(
  '-c',
  'user.name=Platform',
  '-c',
  'user.email=platform@example.org',
  'merge',
  '-q',
  '--no-ff',
  '-m',
  'merge',
  'topic',
);
commit('Platform', { 'src/app.py': `${text(33)}topic\nmore\n` }, {});
commit('Platform', {}, { 'src/app.py': 'lib/core.py', 'notes.md': 'docs/notes.md' });
commit('Analytics', { 'docs/notes.md': text(10) });

const paths = git('ls-tree', '-r', '--name-only', 'HEAD').trim().split('\n');
const mirrors = createGitMirrors({
  root,
  settings: { tokens: {}, hosts: {}, aliases: {} },
  env: process.env,
});
const sha = git('rev-parse', 'HEAD').trim();
const mined = await seeHistory(
  gitHistoryMiner,
  { paths: new Set(paths), committedAt: git('log', '-1', '--format=%cI').trim() },
  mirrors.history('repo/.git', sha),
  () => undefined,
);
const items = [...mined.items];
const of = <K extends 'file-history' | 'person-change'>(kind: K, path: string): ItemOf<K>[] =>
  items.filter((item): item is ItemOf<K> => item.kind === kind && item.path === path);

/** Commits and line sums of one path by `git log --follow`; null as soon as git shows no number. */
function asGitCounts(path: string) {
  const log = git('log', '--no-merges', '--follow', '--numstat', '--format=%x01%H', 'HEAD', '--', path)
    .split('\u0001')
    .slice(1);
  const numbers = [...log.join('').matchAll(/^(\d+|-)\t(\d+|-)\t/gm)];
  const sum = (at: 1 | 2): number | null =>
    numbers.some((found) => found[at] === '-')
      ? null
      : numbers.reduce((total, found) => total + Number(found[at]), 0);
  return {
    commits: log.length,
    added: sum(1),
    deleted: sum(2),
    last_commit: log[0]?.slice(0, 40),
    first_commit: log.at(-1)?.slice(0, 40),
  };
}

test.each([1, 2, 3])('several gits, shares of %i commits: the history of one git', async (share) => {
  const env = gitEnvironment({ env: process.env, globalConfig: '/dev/null' });
  const options = { mirror: join(root, 'repo/.git'), sha, env, signal: undefined };
  const whole = await Array.fromAsync(readHistory({ ...options, processes: 1 }));
  expect(whole.length).toBeGreaterThan(3);
  for (const name of globSync('fresh-history-*', { cwd: options.mirror })) rmSync(join(options.mirror, name));
  expect(await Array.fromAsync(readHistory({ ...options, processes: 2, share }))).toEqual(whole);
});

test.each(paths)('%s: commits, lines, first and last commit are those of git log --follow', (path) => {
  expect(of('file-history', path)).toHaveLength(1);
  expect(of('file-history', path)[0]?.payload).toMatchObject(asGitCounts(path));
});

test('binary changes have no line counts, and no zero stands for them', () => {
  expect(of('file-history', 'logo.png')[0]?.payload).toMatchObject({
    commits: 2,
    added: null,
    deleted: null,
  });
  for (const { payload } of of('person-change', 'logo.png')) expect(payload.added).toBeNull();
});

test('shares of persons and quarters add up to the file, and quarters are those of UTC', () => {
  for (const path of paths) {
    const shares = of('person-change', path).map(({ payload }) => payload);
    const total = of('file-history', path)[0]?.payload;
    expect(shares.reduce((sum, { commits }) => sum + commits, 0)).toBe(total?.commits);
    expect(new Set(shares.map(({ person }) => person)).size).toBe(total?.authors);
  }
  expect(new Set(of('person-change', 'lib/core.py').map(({ payload }) => payload.quarter))).toEqual(
    new Set(['2026-Q2', '2026-Q3']),
  );
});

test('files that are gone have no history of their own', () => {
  const gone = items.filter(
    ({ kind, path }) => kind !== 'repository-history' && (path === null || !paths.includes(path)),
  );
  expect(gone).toEqual([]);
});
