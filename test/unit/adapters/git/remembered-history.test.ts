import { execFileSync } from 'node:child_process';
import {
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { gitEnvironment } from '../../../../adapters/git/command/git-environment.ts';
import { readHistory } from '../../../../adapters/git/history/history.ts';

/** A branch whose commits are older than those merged before them, a rename, a name with odd letters, a binary file. */
const root = mkdtempSync(join(tmpdir(), 'fresh-remembered-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const repo = join(root, 'repo');
const git = (...args: string[]): string =>
  execFileSync('git', ['-C', repo, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    encoding: 'utf8',
  });
function commit(hour: number, files: Readonly<Record<string, string>>, ...more: string[]): void {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(repo, path), text);
  git('add', '-A');
  const date = new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  execFileSync('git', ['-C', repo, ...who, 'commit', '-qm', 'c', ...more], { env });
}
execFileSync('git', ['init', '-q', '-b', 'main', repo]);
commit(0, { 'one.py': 'a\nb\nc\nd\n', 'b "\t\u00e9\n.bin': '\0' });
git('checkout', '-q', '-b', 'side');
commit(1, { 'side.py': 's\n' });
git('checkout', '-q', 'main');
commit(2, { 'one.py': 'a\nb\nc\nd\ne\n' });
const early = git('rev-parse', 'HEAD').trim();
git('mv', 'one.py', 'two.py');
commit(3, { '.mailmap': 'Anna <anna@example.org> <a@example.org>\n' });
const renamed = git('rev-parse', 'HEAD').trim();
git('merge', '-q', '--no-ff', '-m', 'merge', 'side');
const merged = git('rev-parse', 'HEAD').trim();
commit(5, { 'two.py': 'z\n' });
const latest = git('rev-parse', 'HEAD').trim();

const mirror = join(repo, '.git');
const env = gitEnvironment({ env: process.env, globalConfig: '/dev/null' });
const read = (sha: string, processes = 1) =>
  Array.fromAsync(readHistory({ mirror, sha, env, signal: undefined, processes, share: 2 }));
const memory = (): string => join(mirror, globSync('fresh-history-*', { cwd: mirror })[0] ?? 'none');
/** The same memory with other counts of the one change that has 1 line more and 5 less. */
function forged(kept: string): string {
  const other = kept.replace(/(\d,-1),1,5\b/, '$1,70,80');
  expect(other).not.toBe(kept);
  return other;
}
const forget = (): void => rmSync(memory(), { force: true });
/** What git says when nothing is remembered. */
async function anew(sha: string) {
  forget();
  const commits = await read(sha);
  forget();
  return commits;
}
beforeEach(forget);

test.each([1, 2])('a history read in steps is the history read at once, %i gits', async (processes) => {
  const whole = new Map<string, unknown>();
  for (const sha of [early, renamed, merged, latest]) whole.set(sha, await anew(sha));
  // Forward, back, and to a commit that was seen: a branch may be set back at any time.
  for (const sha of [early, renamed, merged, early, latest, merged, latest])
    expect(await read(sha, processes)).toEqual(whole.get(sha));
});

test('what is remembered is not asked again, and the names are still those of the .mailmap', async () => {
  const [newest] = await read(latest);
  const kept = readFileSync(memory(), 'utf8');
  writeFileSync(memory(), forged(kept));
  const [again] = await read(latest);
  expect(again).toEqual({ ...newest, changes: [{ ...newest?.changes[0], added: 70, deleted: 80 }] });
  expect(again?.author_name).toBe('Anna');
});

test('reading again writes nothing', async () => {
  await read(latest);
  const { size } = statSync(memory());
  await read(latest);
  expect(statSync(memory()).size).toBe(size);
});

test('a memory that was torn at any byte gives the same history, and mends', async () => {
  const whole = await anew(latest);
  await read(latest);
  const { size } = statSync(memory());
  for (let cut = 1; cut < 120; cut += 7) {
    truncateSync(memory(), size - cut);
    expect(await read(latest)).toEqual(whole);
    expect(await read(latest)).toEqual(whole);
  }
});

test('what another git or another question said is forgotten', async () => {
  await read(latest);
  const current = memory();
  const other = join(mirror, 'fresh-history-0000000000000000.jsonl');
  renameSync(current, other);
  writeFileSync(other, forged(readFileSync(other, 'utf8')));
  const [newest] = await read(latest);
  expect(newest?.changes[0]?.added).toBe(1);
  expect(globSync('fresh-history-*', { cwd: mirror })).toHaveLength(1);
  expect(memory()).toBe(current);
});
