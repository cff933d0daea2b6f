import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createLakehouse } from '../../../../infra/sample/create-lakehouse.ts';

const folder = mkdtempSync(join(tmpdir(), 'fresh-sample-'));
const repository = join(folder, 'lakehouse.git');
const git = (...args: string[]): string[] =>
  execFileSync('git', ['--git-dir', repository, ...args], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
let head = '';

beforeAll(async () => {
  head = (await createLakehouse(repository)).head;
});

test('every creation ends in the same head', async () => {
  expect((await createLakehouse(join(folder, 'again.git'))).head).toBe(head);
  expect((await createLakehouse(repository)).head).toBe(head);
});

test('the repository is sound and only main is left', () => {
  expect(() => git('fsck', '--strict', '--no-progress')).not.toThrow();
  expect(git('for-each-ref', '--format=%(refname)')).toEqual(['refs/heads/main']);
});

test('the history has the shape that the pages need', () => {
  expect(git('log', '--format=%H', 'main').length).toBeGreaterThanOrEqual(60);
  expect(git('log', '--merges', '--format=%H', 'main').length).toBeGreaterThanOrEqual(3);
  const changes = git('log', '--no-merges', '-M', '--name-status', '--format=', 'main').map(
    (line) => line[0],
  );
  expect(changes.filter((kind) => kind === 'R').length).toBeGreaterThanOrEqual(2);
  expect(changes.filter((kind) => kind === 'D').length).toBeGreaterThanOrEqual(4);
  const mails = new Set(git('log', '--format=%ae', 'main'));
  expect(mails.size).toBeGreaterThanOrEqual(6);
  expect([...mails].every((mail) => mail.endsWith('@example.com'))).toBe(true);
});

test('the head is the content folder, file by file', () => {
  const paths = git('ls-tree', '-r', '--name-only', 'main');
  for (const path of paths) {
    const expected = readFileSync(
      new URL(`../../../../infra/sample/content/${path}`, import.meta.url),
      'utf8',
    );
    expect(
      execFileSync('git', ['--git-dir', repository, 'show', `main:${path}`], { encoding: 'utf8' }),
      path,
    ).toBe(expected);
  }
  expect(
    paths.filter((path) => path.startsWith('dbt/models/') && path.endsWith('.sql')).length,
  ).toBeGreaterThanOrEqual(12);
  expect(paths.filter((path) => path.startsWith('pipelines/')).length).toBeGreaterThanOrEqual(10);
  expect(
    paths.filter((path) => path.startsWith('src/') && path.endsWith('.py')).length,
  ).toBeGreaterThanOrEqual(25);
});
