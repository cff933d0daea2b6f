import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ingestCensus } from '../../../activities/1-ingest/ingest-census.ts';
import { createGitMirrors } from '../../../adapters/git/create-git-mirrors.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { Commit } from '../../../schemas/commit.ts';
import { Envelope } from '../../../schemas/envelope.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import { Reject } from '../../../schemas/reject.ts';
import { FileEntry } from '../../../schemas/repository.ts';
import { defaultSettings } from '../../../schemas/settings.ts';
import { type GitRunner, makeFolder, makeRepository } from '../../servers/make-repository.ts';

const folder = makeFolder();
const staging = createFileStaging({ root: join(folder, 'staging') });
const mirrors = createGitMirrors({
  root: join(folder, 'mirrors'),
  settings: defaultSettings,
  env: process.env,
});
const miners = [
  { name: 'any-file', reason: () => 'every repository has files' },
  { name: 'dbt', reason: () => null },
];

async function linesOf<T>(part: PartRef | undefined, parse: (value: unknown) => T): Promise<T[]> {
  const records: T[] = [];
  if (part !== undefined)
    for await (const line of staging.readLines(part)) records.push(parse(JSON.parse(line)));
  return records;
}

async function ingest(repo: string) {
  const repository = await mirrors.resolve({ repo });
  const mirror = await mirrors.sync(repository, () => {});
  const committed_at = await mirrors.committedAt(mirror, repository.sha);
  const run_id = await staging.openRun(repository.key, `${repo}@${repository.sha}`);
  const run = { repo: repository.key, run_id, trace_id: 'f'.repeat(32), sha: repository.sha, committed_at };
  const tools = { mirrors, staging, settings: defaultSettings, miners };
  const { snapshot, mined } = await ingestCensus(
    tools,
    { run, repository, mirror },
    () => {},
    new AbortController().signal,
  );
  return {
    snapshot,
    mirror,
    files: await linesOf(snapshot.census, (value) => FileEntry.parse(value)),
    items: await linesOf(mined.items[0], (value) => Envelope.parse(value)),
    rejects: await linesOf(mined.rejects[0], (value) => Reject.parse(value)),
  };
}

async function historyOf(mirror: string, sha: string): Promise<Commit[]> {
  const commits: Commit[] = [];
  for await (const commit of mirrors.history(mirror, sha)) commits.push(commit);
  return commits;
}

describe('a tree with everything odd in it', () => {
  let work: GitRunner;
  beforeAll(() => {
    work = makeRepository(join(folder, 'odd'));
    work.commit({ 'ok.py': '\ufeff# Databricks notebook source\nx = 1' });
    const blob = (content: string | Buffer): string => work.git(['hash-object', '-w', '--stdin'], content);
    const tree = (entries: readonly string[]): string =>
      work.git(['mktree', '-z', '--missing'], `${entries.join('\0')}\0`);
    const text = blob('select 1;\n');
    const literal = (name: string, id: string): Buffer =>
      Buffer.concat([Buffer.from(`100644 ${name}\0`, 'latin1'), Buffer.from(id, 'hex')]);
    const traversal = work.git(
      ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'],
      literal('..', text),
    );
    const names = work.git(
      ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'],
      Buffer.concat([literal('caf\xe8.sql', text), literal('caf\xe9.sql', text)]),
    );
    const root = tree([
      `100644 blob ${text}\ta.sql`,
      `100644 blob ${blob(Buffer.from([0x89, 0x50, 0, 1]))}\tbinary.sql`,
      `100644 blob ${blob(Buffer.from([0x63, 0xe9, 10]))}\tlatin1.sql`,
      `100644 blob ${blob('version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 5\n')}\tlfs.csv`,
      `100644 blob ${blob('x'.repeat(2_000_001))}\tlarge.sql`,
      `100644 blob ${'e'.repeat(40)}\tlost.py`,
      `100644 blob ${text}\tnew\nline.sql`,
      `100755 blob ${blob('#!/usr/bin/env python3\nprint()\n')}\trun`,
      `120000 blob ${blob('/etc/passwd')}\tsecret.py`,
      `160000 commit ${'c'.repeat(40)}\tsub`,
      `040000 tree ${traversal}\tt`,
      `040000 tree ${names}\tu`,
    ]);
    const commit = work.git(['commit-tree', '-p', 'HEAD', '-m', 'odd', root]);
    work.git(['update-ref', 'refs/heads/main', commit]);
  });

  test('every path has its state, the odd ones are rejects with findings, and nothing else is lost', async () => {
    const { files, rejects, items, snapshot } = await ingest(work.folder);
    const states = Object.fromEntries(files.map(({ path, state }) => [path, state]));
    expect(states).toEqual({
      'a.sql': 'text',
      'binary.sql': 'binary',
      'large.sql': 'too-large',
      'latin1.sql': 'invalid-utf8',
      'lfs.csv': 'lfs-pointer',
      'lost.py': 'missing-blob',
      'new\nline.sql': 'unsafe-path',
      run: 'text',
      'secret.py': 'symlink',
      sub: 'submodule',
      't/..': 'unsafe-path',
      'u/caf\\xe8.sql': 'unsafe-path',
      'u/caf\\xe9.sql': 'unsafe-path',
    });
    expect(files.find(({ path }) => path === 'run')).toMatchObject({
      language: 'Python',
      mode: 'executable',
      lines: 2,
    });
    const odd = files.filter(({ state }) => state !== 'text');
    expect(
      rejects
        .filter(({ kind }) => kind === 'file')
        .map(({ path, reason }) => [path, reason])
        .sort(),
    ).toEqual(odd.map(({ path, state }) => [path, state]).sort());
    expect(items.filter(({ kind }) => kind === 'finding')).toHaveLength(rejects.length);
    expect(Object.values(snapshot.set_aside).reduce((sum, count) => sum + count, 0)).toBe(odd.length);
    expect(rejects).toContainEqual(
      expect.objectContaining({ kind: 'file-history', reason: 'no-line-counts' }),
    );
  });

  test('the repository says what it is, and which miners were chosen', async () => {
    const { items } = await ingest(work.folder);
    const repository = items.find(({ kind }) => kind === 'repository');
    expect(repository).toMatchObject({
      source: { path: null, miner: 'ingest' },
      payload: {
        host_kind: 'local',
        default_branch: 'main',
        profile: {
          files: 13,
          team: 'unassigned',
          miners: [
            { miner: 'any-file', chosen: true },
            { miner: 'dbt', chosen: false },
          ],
        },
      },
    });
  });
});

describe('history', () => {
  function renamedAndMailmapped(name: string): GitRunner {
    const work = makeRepository(join(folder, name));
    work.commit({ 'old.py': 'a = 1\nb = 2\nc = 3\nd = 4\n', 'logo.png': Buffer.from([1, 0, 2]) });
    work.git(['mv', 'old.py', 'new.py']);
    work.commit({ 'new.py': 'a = 1\nb = 2\nc = 3\nd = 5\n' });
    work.commit({ '.mailmap': 'Data Platform <platform@example.org> <data-engineering@example.org>\n' });
    return work;
  }

  test('newest first, renames followed, addresses after .mailmap, binaries without counts', async () => {
    const { mirror, snapshot } = await ingest(renamedAndMailmapped('history').folder);
    const commits = await historyOf(mirror, snapshot.repository.sha);
    expect(commits.map(({ author_name, author_email }) => `${author_name} <${author_email}>`)).toEqual(
      Array(3).fill('Data Platform <platform@example.org>'),
    );
    expect(commits.map(({ changes }) => changes)).toEqual([
      [{ path: '.mailmap', renamed_from: null, added: 1, deleted: 0 }],
      [{ path: 'new.py', renamed_from: 'old.py', added: 1, deleted: 1 }],
      [
        { path: 'logo.png', renamed_from: null, added: null, deleted: null },
        { path: 'old.py', renamed_from: null, added: 4, deleted: 0 },
      ],
    ]);
    expect(commits[0]?.authored_at).toBe('2023-11-14T22:16:20Z');
  });

  test('with a content missing: all commits, no counts, and said so once', async () => {
    const work = renamedAndMailmapped('missing');
    const lost = work.git(['rev-parse', 'HEAD~2:old.py']);
    rmSync(join(work.folder, '.git', 'objects', lost.slice(0, 2), lost.slice(2)));
    const { mirror, snapshot, rejects } = await ingest(work.folder);
    const commits = await historyOf(mirror, snapshot.repository.sha);
    expect(commits).toHaveLength(3);
    expect(
      commits
        .flatMap(({ changes }) => changes)
        .every(({ added, deleted }) => added === null && deleted === null),
    ).toBe(true);
    expect(rejects.filter(({ reason }) => reason === 'no-line-counts')).toHaveLength(1);
  });

  test('a content that vanishes later fails the reading once, never cuts it short, and then is known', async () => {
    const work = renamedAndMailmapped('vanishing');
    const { mirror, snapshot } = await ingest(work.folder);
    const lost = work.git(['rev-parse', 'HEAD~2:old.py']);
    rmSync(join(folder, 'mirrors', mirror, 'objects', lost.slice(0, 2), lost.slice(2)));
    await expect(historyOf(mirror, snapshot.repository.sha)).rejects.toMatchObject({ name: 'GitFailed' });
    expect(await historyOf(mirror, snapshot.repository.sha)).toHaveLength(3);
  });

  test('left early, no git process stays behind', async () => {
    const { mirror, snapshot } = await ingest(renamedAndMailmapped('left').folder);
    for await (const commit of mirrors.history(mirror, snapshot.repository.sha)) {
      expect(commit.changes).toHaveLength(1);
      break;
    }
    // The runtime lets go of the handle of an ended process a moment after its exit was told.
    await vi.waitFor(() => expect(processesHeld()).toEqual([]), { timeout: 30_000 });
  });
});

function processesHeld(): readonly string[] {
  return process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap');
}
