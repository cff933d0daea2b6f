import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder, makeRepository } from '../../../servers/make-repository.ts';
import { contentsOf, type HereOptions, openPipeline, type Pipeline } from '../../../servers/pipeline-here.ts';

/** What people do to a repository beside committing. After each, a run that follows says what a clean one says. */
const KEY = 'git.example.org/team/meters';
const folder = makeFolder();
const repository = makeRepository(join(folder, 'repo'));
const { git } = repository;
const open: Pipeline[] = [];
const start = (name: string, options: Partial<HereOptions> = {}): Pipeline => {
  const pipeline = openPipeline({ home: join(folder, name), ...options });
  open.push(pipeline);
  return pipeline;
};
const following = start('following');
let first = '';

beforeAll(() => {
  git(['remote', 'add', 'origin', `https://${KEY}.git`]);
  const names = ['a', 'b', 'c', 'd'];
  first = repository.commit(
    Object.fromEntries(
      names.map((name) => [`sql/${name}.sql`, `CREATE TABLE ${name} AS SELECT x FROM raw_${name};\n`]),
    ),
  );
  repository.commit({ 'app/load.py': 'def load():\n    return 1\n' });
  repository.commit({ 'sql/a.sql': 'CREATE TABLE a AS SELECT y FROM raw_a;\n' });
});
afterAll(async () => {
  for (const pipeline of open) await pipeline.close();
  rmSync(folder, { recursive: true, force: true });
});

async function follow(name: string, options: Partial<HereOptions> = {}, pipeline = following) {
  const run = await pipeline.seal(repository.folder);
  const said = await contentsOf(pipeline, run);
  const clean = start(`clean ${name}`, options);
  expect(said).toEqual(await contentsOf(clean, await clean.seal(repository.folder)));
  return { run, said };
}

test('force-push: the branch is set back and goes on elsewhere', async () => {
  await follow('before');
  git(['reset', '-q', '--hard', first]);
  repository.commit({ 'sql/e.sql': 'CREATE TABLE e AS SELECT x FROM raw_e;\n' });
  const { run, said } = await follow('force-push');
  expect(run.mined).toEqual({ 'any-file': 2, sql: 2 });
  expect(said.some((line) => line.includes('app/load.py'))).toBe(false);
});

test('history rewritten: other commits with the same files; no file is looked at', async () => {
  const before = await following.seal(repository.folder);
  git(['checkout', '-q', '--orphan', 'rewritten']);
  repository.commit({}, 'All of it at once');
  git(['branch', '-q', '-M', 'main']);
  const { run } = await follow('rewritten');
  expect(run.run.repo).toBe(before.run.repo);
  expect(run.run.sha).not.toBe(before.run.sha);
  expect(run.mined).toEqual({});
});

test('the branch gets another name', async () => {
  git(['branch', '-q', '-m', 'main', 'trunk']);
  const { run, said } = await follow('trunk');
  expect(run.mined).toEqual({});
  expect(said.some((line) => line.includes('"default_branch":"trunk"'))).toBe(true);
});

test('another branch becomes the default: its files, and only what differs is looked at', async () => {
  git(['checkout', '-q', '-b', 'develop']);
  repository.commit({ 'sql/b.sql': 'CREATE TABLE b AS SELECT z FROM raw_b;\n' });
  const { run, said } = await follow('develop');
  expect(run.mined).toEqual({ 'any-file': 1, sql: 1 });
  expect(said.some((line) => line.includes('"default_branch":"develop"'))).toBe(true);
});

test('moved: with an alias both addresses lead to the key of today, and its first run follows nothing of the former key', async () => {
  const today = 'git.example.org/platform/meters';
  const settings = { aliases: { [KEY]: today } };
  const aliased = start('following', { settings });
  const old = await aliased.seal(repository.folder);
  git(['remote', 'set-url', 'origin', `https://${today}.git`]);
  const { run, said } = await follow('moved', { settings }, aliased);
  expect([old.run.repo, run.run.repo]).toEqual([today, today]);
  expect(old.run.run_id).toBe('000001');
  expect(run.mined).toEqual({});
  expect(said.every((line) => !line.includes(`"repo":"${KEY}"`))).toBe(true);
});
