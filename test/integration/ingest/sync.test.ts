import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createGitMirrors } from '../../../adapters/git/create-git-mirrors.ts';
import { Settings } from '../../../schemas/settings.ts';
import { type GitRunner, makeFolder, makeRepository } from '../../servers/make-repository.ts';
import { type GitServer, type GitServerOptions, serveGit } from '../../servers/serve-git.ts';

const SECRET = 'tok-3n_very~secret';
const BASIC = Buffer.from(`token:${SECRET}`).toString('base64');
const running: GitServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

/** A repository of some 300 kB and a bare copy of it behind a server. */
async function setUp(options: Partial<GitServerOptions> = {}) {
  const folder = makeFolder();
  const work = makeRepository(join(folder, 'work'));
  const sha = work.commit({ 'a.py': 'a = 1\n', 'data.txt': randomBytes(200_000).toString('hex') });
  const root = join(folder, 'served');
  work.git(['clone', '-q', '--bare', work.folder, join(root, 'r.git')]);
  const server = await serveGit({ root, ...options });
  running.push(server);
  const mirrorRoot = join(folder, 'mirrors');
  const tokens =
    options.authorization === undefined
      ? {}
      : { work: { env: 'WORK_TOKEN', hosts: [new URL(server.url).host] } };
  const settings = Settings.parse({ tokens });
  const env = { PATH: process.env['PATH'], WORK_TOKEN: SECRET };
  const mirrors = createGitMirrors({ root: mirrorRoot, settings, env });
  return {
    folder,
    work,
    sha,
    bare: join(root, 'r.git'),
    server,
    mirrorRoot,
    mirrors,
    repo: `${server.url}/r.git`,
  };
}

const push = (work: GitRunner, bare: string): void => {
  work.git(['push', '-q', '--force', bare, 'main:main']);
};
const pathsOf = async (mirrors: ReturnType<typeof createGitMirrors>, mirror: string, sha: string) => {
  const paths = [];
  for await (const { path } of mirrors.tree(mirror, sha)) paths.push(path);
  return paths;
};
const foldersOf = (root: string): string[] => readdirSync(root).filter((name) => name !== 'gitconfig');

test('clone, then only what is new, then after a rewritten branch; what was pinned stays', async () => {
  const { work, sha, bare, server, mirrors, repo, mirrorRoot } = await setUp();
  const told: string[] = [];
  const mirror = await mirrors.sync(await mirrors.resolve({ repo }), (line) => told.push(line));
  expect(await pathsOf(mirrors, mirror, sha)).toEqual(['a.py', 'data.txt']);
  expect(told.join('\n')).toMatch(/objects/);
  const size = packed(mirrorRoot, mirror);

  const second = work.commit({ 'b.py': 'b = 1\n' });
  push(work, bare);
  expect(await mirrors.sync(await mirrors.resolve({ repo }), () => {})).toBe(mirror);
  expect(await pathsOf(mirrors, mirror, second)).toContain('b.py');
  expect(packed(mirrorRoot, mirror) - size).toBeLessThan(20_000);

  work.git(['reset', '-q', '--hard', sha]);
  const third = work.commit({ 'c.py': 'c = 1\n' });
  push(work, bare);
  const rewritten = await mirrors.resolve({ repo });
  await mirrors.sync(rewritten, () => {});
  expect(await pathsOf(mirrors, mirror, third)).toEqual(['a.py', 'c.py', 'data.txt']);
  expect(await pathsOf(mirrors, mirror, second)).toContain('b.py');

  const before = server.seen.length;
  await mirrors.sync(rewritten, () => {});
  expect(server.seen.length).toBe(before);
  expect(foldersOf(mirrorRoot)).toEqual([mirror]);
});

const packed = (root: string, mirror: string): number =>
  Number(
    execFileSync('du', ['-sb', join(root, mirror, 'objects')])
      .toString()
      .split('\t')[0],
  );

test('the commit that was resolved is the one fetched, although the branch moved meanwhile', async () => {
  const { work, sha, bare, mirrors, repo } = await setUp();
  const resolved = await mirrors.resolve({ repo });
  work.commit({ 'later.py': '' });
  push(work, bare);
  const mirror = await mirrors.sync(resolved, () => {});
  expect(await pathsOf(mirrors, mirror, sha)).toEqual(['a.py', 'data.txt']);
});

test('a commit that is nowhere is told by name and leaves nothing', async () => {
  const { mirrors, repo, mirrorRoot } = await setUp();
  const resolved = { ...(await mirrors.resolve({ repo })), sha: 'd'.repeat(40) };
  await expect(mirrors.sync(resolved, () => {})).rejects.toMatchObject({ name: 'NoSuchRef' });
  expect(foldersOf(mirrorRoot)).toEqual([]);
});

test('many at once make one mirror with one transfer', async () => {
  const { server, mirrors, repo, mirrorRoot } = await setUp();
  const resolved = await mirrors.resolve({ repo });
  const before = server.seen.length;
  const folders = await Promise.all(Array.from({ length: 5 }, () => mirrors.sync(resolved, () => {})));
  expect(new Set(folders).size).toBe(1);
  const fetches = server.seen.slice(before).filter(({ method }) => method === 'GET');
  expect(fetches).toHaveLength(1);
  expect(foldersOf(mirrorRoot)).toEqual([folders[0]]);
});

test('a transfer that breaks leaves nothing half-done', async () => {
  const { mirrors, repo, mirrorRoot } = await setUp({ cutAfter: 50_000 });
  await expect(mirrors.sync(await mirrors.resolve({ repo }), () => {})).rejects.toMatchObject({
    name: 'CloneBroken',
  });
  expect(foldersOf(mirrorRoot)).toEqual([]);
});

test('cancelling ends the transfer and leaves nothing', async () => {
  let release = (): void => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const { mirrors, repo, mirrorRoot, server } = await setUp({ gate });
  const resolved = await mirrors.resolve({ repo });
  const stop = new AbortController();
  const sync = mirrors.sync(resolved, () => {}, stop.signal);
  await until(() => isFetching(mirrorRoot) && isFetching(server.url));
  stop.abort(new Error('cancelled by hand'));
  await expect(sync).rejects.toThrow('cancelled by hand');
  await until(() => processesOf(mirrorRoot).length === 0 && processesOf(server.url).length === 0);
  expect(foldersOf(mirrorRoot)).toEqual([]);
  release();
});

test('a process killed in the middle is followed by one that ends in a whole mirror', async () => {
  let release = (): void => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const { mirrors, repo, mirrorRoot, sha } = await setUp({ gate });
  const resolved = await mirrors.resolve({ repo });
  const script = `
    const { createGitMirrors } = await import(${JSON.stringify(resolve('adapters/git/create-git-mirrors.ts'))});
    const { defaultSettings } = await import(${JSON.stringify(resolve('schemas/settings.ts'))});
    await createGitMirrors({ root: ${JSON.stringify(mirrorRoot)}, settings: defaultSettings, env: process.env }).sync(${JSON.stringify(resolved)}, () => {});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
  await until(
    () => foldersOf(mirrorRoot).some((name) => name.includes('.part-')) && processesOf(mirrorRoot).length > 1,
  );
  child.kill('SIGKILL');
  await new Promise((ended) => child.on('close', ended));
  expect(foldersOf(mirrorRoot).some((name) => name.endsWith('.git'))).toBe(false);
  for (const { pid } of processesOf(mirrorRoot)) process.kill(pid, 'SIGKILL');
  release();
  const mirror = await mirrors.sync(resolved, () => {});
  expect(foldersOf(mirrorRoot)).toEqual([mirror]);
  expect(await pathsOf(mirrors, mirror, sha)).toEqual(['a.py', 'data.txt']);
});

test('a private repository: the token is in no argument, no file, no word of progress, while the transfer runs', async () => {
  let release = (): void => {};
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const { mirrors, repo, mirrorRoot, server } = await setUp({ authorization: `Basic ${BASIC}`, gate });
  const told: string[] = [];
  const resolved = await mirrors.resolve({ repo });
  const sync = mirrors.sync(resolved, (line) => told.push(line));
  await until(
    () =>
      isFetching(mirrorRoot) &&
      processesOf(server.url).some(({ command }) => command.includes('remote-http')),
  );
  const seen = [...processesOf(mirrorRoot), ...processesOf(server.url)];
  release();
  const mirror = await sync;
  for (const text of [
    ...seen.map(({ command }) => command),
    ...told,
    JSON.stringify(resolved),
    filesOf(join(mirrorRoot, mirror)),
  ]) {
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(BASIC);
  }
  expect(server.seen.every(({ path }) => !path.includes(SECRET))).toBe(true);
});

const filesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.parentPath.includes('objects'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n');

const isFetching = (named: string): boolean =>
  processesOf(named).some(({ command }) => command.includes(' fetch '));

/** Processes whose arguments name a folder or a server. */
function processesOf(named: string): { pid: number; command: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return command.includes(named) ? [{ pid: Number(name), command }] : [];
    } catch {
      return [];
    }
  });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((again) => setTimeout(again, 10));
}

test('a folder: its objects are there after it was deleted', async () => {
  const { mirrors, bare, sha } = await setUp();
  const mirror = await mirrors.sync(await mirrors.resolve({ repo: bare }), () => {});
  rmSync(bare, { recursive: true });
  expect(existsSync(bare)).toBe(false);
  expect(await pathsOf(mirrors, mirror, sha)).toEqual(['a.py', 'data.txt']);
});

test('a folder that grew, of another default branch, and a shallow one', async () => {
  const { mirrors, work, folder } = await setUp();
  const mirror = await mirrors.sync(await mirrors.resolve({ repo: work.folder }), () => {});
  work.git(['checkout', '-q', '-b', 'other']);
  const second = work.commit({ 'b.py': '' });
  await mirrors.sync(await mirrors.resolve({ repo: work.folder }), () => {});
  expect(await pathsOf(mirrors, mirror, second)).toContain('b.py');

  const shallow = join(folder, 'shallow');
  work.git(['clone', '-q', '--depth=1', `file://${work.folder}`, shallow]);
  work.git(['-C', shallow, 'remote', 'remove', 'origin']);
  const copy = await mirrors.sync(await mirrors.resolve({ repo: shallow }), () => {});
  expect(await mirrors.historyFlaws(copy)).toMatchObject([{ reason: 'shallow-history' }]);
  const commits = [];
  for await (const commit of mirrors.history(copy, second)) commits.push(commit);
  expect(commits).toMatchObject([{ sha: second, changes: [] }]);
});

test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'a full disk is told by name, leaves nothing, and the next attempt goes on when there is room',
  async () => {
    const { mirrors, repo, mirrorRoot, sha, bare } = await setUp();
    execFileSync('mkdir', ['-p', mirrorRoot]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', mirrorRoot]);
    try {
      for (const source of [repo, bare]) {
        const resolved = await mirrors.resolve({ repo: source });
        await expect(mirrors.sync(resolved, () => {})).rejects.toMatchObject({ name: 'StagingFull' });
        expect(foldersOf(mirrorRoot)).toEqual([]);
      }
      execFileSync('mount', ['-o', 'remount,size=8m', mirrorRoot]);
      for (const source of [repo, bare]) {
        const mirror = await mirrors.sync(await mirrors.resolve({ repo: source }), () => {});
        expect(await pathsOf(mirrors, mirror, sha)).toEqual(['a.py', 'data.txt']);
      }
    } finally {
      execFileSync('umount', ['--lazy', mirrorRoot]);
    }
  },
);
