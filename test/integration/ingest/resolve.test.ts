import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitMirrors } from '../../../adapters/git/create-git-mirrors.ts';
import { Settings } from '../../../schemas/settings.ts';
import { makeFolder, makeRepository } from '../../servers/make-repository.ts';
import { type GitServer, serveGit } from '../../servers/serve-git.ts';

const SECRET = 'tok-3n_very~secret';
const AUTHORIZATION = `Basic ${Buffer.from(`token:${SECRET}`).toString('base64')}`;
const folder = makeFolder();
const served = join(folder, 'served');
const work = makeRepository(join(folder, 'work'));
let first = '';
let second = '';
let open: GitServer;
let closed: GitServer;
let odd: GitServer;

beforeAll(async () => {
  first = work.commit({ 'a.py': 'a = 1\n' });
  work.git(['tag', '-a', 'v1', '-m', 'first']);
  second = work.commit({ 'b.py': 'b = 1\n' });
  work.git(['branch', 'dev', first]);
  mkdirSync(served);
  work.git(['clone', '-q', '--bare', work.folder, join(served, 'r.git')]);
  work.git(['init', '-q', '--bare', join(served, 'empty.git')]);
  work.git(['clone', '-q', '--bare', work.folder, join(served, 'headless.git')]);
  work.git([`--git-dir=${join(served, 'headless.git')}`, 'symbolic-ref', 'HEAD', 'refs/heads/gone']);
  open = await serveGit({ root: served });
  closed = await serveGit({ root: served, authorization: AUTHORIZATION });
  odd = await serveGit({ root: served, instead: answerOddly });
});

function answerOddly(
  request: { url?: string | undefined },
  response: import('node:http').ServerResponse,
): boolean {
  const url = request.url ?? '';
  if (url.startsWith('/page'))
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>welcome</html>');
  else if (url.startsWith('/forbidden')) response.writeHead(403).end('no');
  else if (url.startsWith('/broken')) response.writeHead(503).end('later');
  else if (url.startsWith('/moved')) response.writeHead(301, { location: url.replace('/moved', '/r') }).end();
  else if (url.startsWith('/away'))
    response.writeHead(302, { location: `${closed.url}${url.replace('/away', '/r')}` }).end();
  else if (url.startsWith('/login')) response.writeHead(302, { location: '/sign-in?next=1' }).end();
  else return false;
  return true;
}

afterAll(async () => {
  await Promise.all([open.close(), closed.close(), odd.close()]);
});

const hostOf = (server: GitServer): string => new URL(server.url).host;
function mirrors(
  allowed: readonly GitServer[] = [],
  env: Record<string, string> = { WORK_TOKEN: SECRET },
  more: object = {},
) {
  const tokens = allowed.length === 0 ? {} : { work: { env: 'WORK_TOKEN', hosts: allowed.map(hostOf) } };
  const settings = Settings.parse({ tokens, ...more });
  return createGitMirrors({
    root: join(folder, 'mirrors'),
    settings,
    env: { PATH: process.env['PATH'], ...env },
  });
}
const failure = async (work: Promise<unknown>): Promise<{ name: string; message: string; text: string }> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('there was no failure');
  return {
    name: error.name,
    message: error.message,
    text: `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`,
  };
};

describe('heads', () => {
  test.each([
    [undefined, 'refs/heads/main', () => second],
    ['dev', 'refs/heads/dev', () => first],
    ['v1', 'refs/tags/v1', () => first],
    ['refs/heads/dev', 'refs/heads/dev', () => first],
  ])('of %s over http and from a folder', async (ref, full, sha) => {
    const asked = ref === undefined ? {} : { ref };
    const overHttp = await mirrors().resolve({ repo: `${open.url}/r.git`, ...asked });
    expect(overHttp).toMatchObject({
      key: '127.0.0.1/r',
      host_kind: 'git',
      ref: full,
      sha: sha(),
      token_name: null,
    });
    expect(await mirrors().resolve({ repo: join(served, 'r.git'), ...asked })).toMatchObject({
      ref: full,
      sha: sha(),
    });
  });

  test('the ref and token of the settings hold for a listed repository, by any of its addresses, unless others are asked for', async () => {
    const listed = { repositories: [{ repo: `${open.url}/r.git`, ref: 'dev', token: 'work' }] };
    const resolve = (asked: { repo: string; ref?: string }) =>
      mirrors([open], undefined, listed).resolve(asked);
    for (const repo of [`${open.url}/r.git`, `${open.url}/r`, `${open.url}/r/`])
      expect(await resolve({ repo })).toMatchObject({
        ref: 'refs/heads/dev',
        sha: first,
        token_name: 'work',
      });
    expect(await resolve({ repo: `${open.url}/r`, ref: 'v1' })).toMatchObject({ ref: 'refs/tags/v1' });
  });

  test('one head costs one discovery and one question, and no object', async () => {
    const before = open.seen.length;
    await mirrors().resolve({ repo: `${open.url}/r.git` });
    expect(open.seen.slice(before).map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  test('a moved repository is found where it is now', async () => {
    expect(await mirrors().resolve({ repo: `${odd.url}/moved.git` })).toMatchObject({
      sha: second,
      key: '127.0.0.1/moved',
    });
  });

  test('aliases give a moved repository its key of today', async () => {
    const known = mirrors([], {}, { aliases: { '127.0.0.1/r': 'example.net/today' } });
    expect((await known.resolve({ repo: `${open.url}/r` })).key).toBe('example.net/today');
  });
});

describe('folders', () => {
  test('without remote: name and root commit; the same from a copy elsewhere', async () => {
    const key = `local/work~${first.slice(0, 8)}`;
    expect(await mirrors().resolve({ repo: work.folder })).toMatchObject({
      key,
      host_kind: 'local',
      web_url: null,
      sha: second,
    });
    cpSync(work.folder, join(folder, 'copy', 'work'), { recursive: true });
    expect((await mirrors().resolve({ repo: join(folder, 'copy', 'work') })).key).toBe(key);
    symlinkSync(work.folder, join(folder, 'elsewhere'));
    expect((await mirrors().resolve({ repo: join(folder, 'elsewhere') })).key).toBe(key);
  });

  test('a clone is known by its origin, whose password stays unsaid', async () => {
    const clone = makeRepository(join(folder, 'clone'));
    clone.commit({ 'x.py': '' });
    clone.git(['remote', 'add', 'origin', `https://me:${SECRET}@github.com/Org/Repo.git`]);
    const resolved = await mirrors().resolve({ repo: clone.folder });
    expect(resolved).toMatchObject({
      key: 'github.com/org/repo',
      host_kind: 'github',
      web_url: 'https://github.com/Org/Repo',
    });
    expect(JSON.stringify(resolved)).not.toContain(SECRET);
  });

  test('HEAD detached', async () => {
    const loose = makeRepository(join(folder, 'loose'));
    const sha = loose.commit({ 'x.py': '' });
    loose.commit({ 'y.py': '' });
    loose.git(['checkout', '-q', '--detach', sha]);
    expect(await mirrors().resolve({ repo: loose.folder })).toMatchObject({ ref: 'HEAD', sha });
  });
});

describe('bad input is told by name', () => {
  test('a host that does not exist, and one that does not listen', async () => {
    expect(await failure(mirrors().resolve({ repo: 'https://no-such-host.invalid/o/r' }))).toMatchObject({
      name: 'HostUnreachable',
    });
    const server = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) =>
      server.on('listening', () => resolve(server.address() as AddressInfo)),
    );
    await new Promise((resolve) => server.close(resolve));
    expect(await failure(mirrors().resolve({ repo: `http://127.0.0.1:${port}/r` }))).toMatchObject({
      name: 'HostUnreachable',
    });
  });

  test.each([
    ['not there', () => `${open.url}/nothing.git`, undefined, 'RepositoryNotFound'],
    ['a web page', () => `${odd.url}/page`, undefined, 'NotARepository'],
    ['a sign-in page', () => `${odd.url}/login`, undefined, 'NotARepository'],
    ['forbidden', () => `${odd.url}/forbidden`, undefined, 'AccessDenied'],
    ['out of order', () => `${odd.url}/broken`, undefined, 'HostUnreachable'],
    ['private', () => `${closed.url}/r.git`, undefined, 'AccessDenied'],
    ['empty', () => `${open.url}/empty.git`, undefined, 'EmptyRepository'],
    ['without default branch', () => `${open.url}/headless.git`, undefined, 'NoDefaultBranch'],
    ['no such branch', () => `${open.url}/r.git`, 'nope', 'NoSuchRef'],
    ['an option as branch', () => `${open.url}/r.git`, '--upload-pack=touch x', 'NoSuchRef'],
    ['no folder', () => join(folder, 'nowhere'), undefined, 'RepositoryNotFound'],
    ['a folder that is none', () => folder, undefined, 'NotARepository'],
    ['a folder inside a repository', () => join(work.folder, 'inside'), undefined, 'NotARepository'],
    ['an empty folder repository', () => join(served, 'empty.git'), undefined, 'EmptyRepository'],
    ['a headless folder repository', () => join(served, 'headless.git'), undefined, 'NoDefaultBranch'],
  ])('%s', async (_, repo, ref, name) => {
    mkdirSync(join(work.folder, 'inside'), { recursive: true });
    const asked = ref === undefined ? {} : { ref };
    expect(await failure(mirrors().resolve({ repo: repo(), ...asked }))).toMatchObject({ name });
  });
});

describe('tokens', () => {
  test('the right one opens; it is chosen by host without being named', async () => {
    expect(await mirrors([closed]).resolve({ repo: `${closed.url}/r.git` })).toMatchObject({
      sha: second,
      token_name: 'work',
    });
  });

  test('read from a file at use', async () => {
    const path = join(folder, 'token');
    const settings = Settings.parse({ tokens: { work: { file: path, hosts: [hostOf(closed)] } } });
    const access = createGitMirrors({ root: join(folder, 'mirrors'), settings, env: process.env });
    const asked = { repo: `${closed.url}/r.git`, token: 'work' };
    expect(await failure(access.resolve(asked))).toMatchObject({ name: 'TokenMissing' });
    writeFileSync(path, `${SECRET}\n`);
    expect(await access.resolve(asked)).toMatchObject({ sha: second });
  });

  test.each([
    ['wrong', { WORK_TOKEN: `${SECRET}-wrong` }, 'work', 'AccessDenied'],
    ['not set', {}, 'work', 'TokenMissing'],
    ['unknown', { WORK_TOKEN: SECRET }, 'other', 'TokenMissing'],
    ['unfit for a header', { WORK_TOKEN: `${SECRET}\u00e9` }, 'work', 'TokenMissing'],
  ])('%s: said without the secret', async (_, env, token, name) => {
    const told = await failure(
      mirrors([closed], env as Record<string, string>).resolve({ repo: `${closed.url}/r.git`, token }),
    );
    expect(told).toMatchObject({ name });
    expect(told.text).not.toContain(SECRET);
    expect(told.text).not.toContain(Buffer.from(SECRET).toString('base64').slice(4, -4));
  });

  test('another host than those allowed is not given it', async () => {
    const before = open.seen.length;
    expect(
      await failure(mirrors([closed]).resolve({ repo: `${open.url}/r.git`, token: 'work' })),
    ).toMatchObject({ name: 'AccessDenied' });
    expect(open.seen.slice(before).every(({ authorization }) => authorization === null)).toBe(true);
  });

  test('a redirect to another host does not take it along', async () => {
    const before = closed.seen.length;
    expect(await failure(mirrors([odd]).resolve({ repo: `${odd.url}/away.git` }))).toMatchObject({
      name: 'AccessDenied',
    });
    expect(closed.seen.length).toBeGreaterThan(before);
    expect(closed.seen.slice(before).every(({ authorization }) => authorization === null)).toBe(true);
  });
});
