import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReportFolder } from '../../../../adapters/report-folder/create-report-folder.ts';
import { folderName } from '../../../../adapters/report-folder/folder-name.ts';
import { anyText } from '../../templates/hostile-text.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'report-folder-'));
});
afterEach(() => rm(root, { recursive: true }));

const repo = 'github.com/o/r';
const page = (content: string) => [{ name: 'page.md', content }];

test('pages are found under latest, which follows the newest run', async () => {
  const folder = createReportFolder(root);
  await folder.publish({ repo, run_id: '000001' }, page('one'));
  const published = await folder.publish({ repo, run_id: '000002' }, page('two'));
  expect(published.map(({ path }) => path)).toEqual(['github.com/o/r/latest/page.md']);
  expect(await readFile(join(root, published[0]?.path ?? ''), 'utf8')).toBe('two');
  expect(await readFile(join(root, repo, '000001', 'page.md'), 'utf8')).toBe('one');
});

test('an older run that comes late does not take latest back', async () => {
  const folder = createReportFolder(root);
  await folder.publish({ repo, run_id: '000002' }, page('two'));
  await folder.publish({ repo, run_id: '000001' }, page('one'));
  expect(await readlink(join(root, repo, 'latest'))).toBe('000002');
});

test('a second attempt leaves what it wrote and nothing of the first', async () => {
  const folder = createReportFolder(root);
  const run = { repo, run_id: '000001' };
  await folder.publish(run, [...page('a'), { name: 'gone.png', content: new Uint8Array([1]) }]);
  await folder.publish(run, page('b'));
  expect(await readdir(join(root, repo, '000001'))).toEqual(['page.md']);
  expect((await readdir(join(root, repo))).sort()).toEqual(['000001', 'latest']);
});

test('the run before is the newest older one, without its pictures', async () => {
  const folder = createReportFolder(root);
  await folder.publish({ repo, run_id: '000001' }, page('one'));
  await folder.publish({ repo, run_id: '000003' }, [
    ...page('three'),
    { name: 'x.png', content: new Uint8Array([1]) },
  ]);
  expect(await folder.before({ repo, run_id: '000001' })).toEqual(new Map());
  expect(await folder.before({ repo, run_id: '000003' })).toEqual(new Map([['page.md', 'one']]));
  expect(await folder.before({ repo, run_id: '000004' })).toEqual(new Map([['page.md', 'three']]));
});

test('a repository below another one never meets its runs', () => {
  expect(folderName('gitlab.com/g/r')).toBe('gitlab.com/g/r');
  expect(folderName('gitlab.com/g/r/latest')).toBe('gitlab.com/g/r/%6Catest');
  expect(folderName('gitlab.com/g/r/000001')).toBe('gitlab.com/g/r/%3000001');
  expect(folderName('local/../..')).toBe('local/%2E./%2E.');
});

test('any key makes a folder of its own inside the root', () => {
  const segment = fc.oneof(
    fc.constantFrom('..', '.', 'latest', '000001', 'con', '%2E.', 'a%', 'é', 'x'.repeat(300)),
    anyText(20)
      .filter((text) => text !== '')
      .map((text) => text.replaceAll(/[\s/]/g, '_').toWellFormed()),
  );
  const key = fc.array(segment, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(key, key, (a, b) => {
      for (const part of folderName(a).split('/')) {
        expect(part).toMatch(/^[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*$/);
        expect(part.length).toBeLessThanOrEqual(130);
        expect(part).not.toMatch(/^(latest|\d{6})$/);
      }
      expect(folderName(a) === folderName(b)).toBe(a === b);
    }),
  );
});

test('the newest run is found with its texts, and none where nothing was published', async () => {
  const folder = createReportFolder(root);
  expect(await folder.newest(repo)).toBeNull();
  await folder.publish({ repo, run_id: '000002' }, page('two'));
  await folder.publish({ repo, run_id: '000010' }, page('ten'));
  expect(await folder.newest(repo)).toEqual({ run_id: '000010', texts: new Map([['page.md', 'ten']]) });
});

const indexed = (title: string) => [{ name: 'index.json', content: JSON.stringify({ title }) }];
const list = (folders: readonly { folder: string; index: unknown }[]): string =>
  folders.map(({ folder, index }) => `${folder} ${JSON.stringify(index)}`).join('\n');

test('the index lists every folder of pages, one in another too, and nothing else that lies there', async () => {
  const folder = createReportFolder(root);
  await folder.publishIndex(list);
  expect(await readFile(join(root, 'index.md'), 'utf8').catch(() => 'none')).toBe('none');
  await folder.publish({ repo: 'host/group', run_id: '000001' }, indexed('outer'));
  await folder.publish({ repo: 'host/group/inner', run_id: '000001' }, indexed('inner'));
  await folder.publish({ repo: 'host/group/inner', run_id: '000002' }, indexed('newer'));
  await folder.publish({ repo: 'host/odd', run_id: '000001' }, [{ name: 'index.json', content: '{' }]);
  await folder.publishIndex(list);
  expect(await readFile(join(root, 'index.md'), 'utf8')).toBe(
    'host/group {"title":"outer"}\nhost/group/inner {"title":"newer"}',
  );
});

test('of many writers at once none leaves out the pages of another', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `host/r${at}`);
  await Promise.all(
    names.map(async (name) => {
      const folder = createReportFolder(root);
      await folder.publish({ repo: name, run_id: '000001' }, indexed(name));
      await folder.publishIndex(list);
    }),
  );
  expect((await readFile(join(root, 'index.md'), 'utf8')).split('\n')).toHaveLength(names.length);
});
