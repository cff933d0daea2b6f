import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLakehouse } from '../../../../infra/sample/create-lakehouse.ts';
import { type RepositoryServer, serveRepositories } from '../../../../infra/sample/serve-repositories.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'fresh-serve-'));
const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_CONFIG_GLOBAL: '/dev/null' };
let head = '';
let open: RepositoryServer;
let closed: RepositoryServer;

beforeAll(async () => {
  head = (await createLakehouse(join(folder, 'repos', 'lakehouse.git'))).head;
  open = await serveRepositories(join(folder, 'repos'));
  closed = await serveRepositories(join(folder, 'repos'), { token: 'right' });
});
afterAll(async () => {
  await open.close();
  await closed.close();
  rmSync(folder, { recursive: true });
});

const withToken = (url: string, token: string) => url.replace('//', `//x:${token}@`);

test('git clones over smart HTTP', async () => {
  await run('git', ['clone', '-q', '--bare', `${open.url}/lakehouse.git`, join(folder, 'clone')], { env });
  const { stdout } = await run('git', ['--git-dir', join(folder, 'clone'), 'rev-parse', 'HEAD']);
  expect(stdout.trim()).toBe(head);
});

test('protocol v2 is spoken when asked for', async () => {
  const answer = await fetch(`${open.url}/lakehouse.git/info/refs?service=git-upload-pack`, {
    headers: { 'git-protocol': 'version=2' },
  });
  expect(await answer.text()).toContain('version 2');
});

test('a gzip request body is understood', async () => {
  const lines = ['0014command=ls-refs\n', '0001', '0000'].join('');
  const answer = await fetch(`${open.url}/lakehouse.git/git-upload-pack`, {
    method: 'POST',
    headers: {
      'git-protocol': 'version=2',
      'content-type': 'application/x-git-upload-pack-request',
      'content-encoding': 'gzip',
    },
    body: gzipSync(lines),
  });
  expect(await answer.text()).toContain(head);
});

test('a wrong or missing token is refused, the right one is let in', async () => {
  const list = (url: string) => run('git', ['ls-remote', `${url}/lakehouse.git`], { env });
  await expect(list(closed.url)).rejects.toThrow();
  await expect(list(withToken(closed.url, 'wrong'))).rejects.toThrow(/Authentication failed/);
  expect((await list(withToken(closed.url, 'right'))).stdout).toContain(head);
  const bearer = await fetch(`${closed.url}/lakehouse.git/info/refs?service=git-upload-pack`, {
    headers: { authorization: 'Bearer right' },
  });
  expect(bearer.status).toBe(200);
});

test('a repository that is not there is 404, and no path leads out of the root', async () => {
  expect((await fetch(`${open.url}/none.git/info/refs?service=git-upload-pack`)).status).toBe(404);
  expect((await fetch(`${open.url}/%2e%2e/clone/info/refs?service=git-upload-pack`)).status).toBe(404);
});
