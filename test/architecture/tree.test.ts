import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Files that belong to the project: tracked, or new and not ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));

/** Fixtures and labelled sets are input: they may look like anything. */
const isInput = (path: string): boolean =>
  /^(test\/(golden|fixtures)|infra\/sample\/content|cli\/scaffold)\//.test(path);
const own = files.filter((path) => !isInput(path));
const code = own.filter((path) => path.endsWith('.ts'));

test('no folder or file is a drawer', () => {
  const drawer = /(^|\/)(utils?|common|helpers?|shared|misc|lib)(\/|\.[a-z]+$)/;
  expect(own.filter((path) => drawer.test(path))).toEqual([]);
});

test('source files do one thing: at most 200 lines', () => {
  const long = code
    .filter((path) => !path.startsWith('test/'))
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 200);
  expect(long).toEqual([]);
});

test('every test file says something that can fail', () => {
  const silent = code.filter(
    (path) => path.endsWith('.test.ts') && !/\bexpect\b/.test(readFileSync(path, 'utf8')),
  );
  expect(silent).toEqual([]);
});

test('each phase folder stands at its place in the flow', () => {
  const phases = readdirSync('activities').filter((name) => /^\d/.test(name));
  expect(phases.sort()).toEqual(['1-ingest', '2-mine', '3-analyze', '4-stage', '5-write', '6-report']);
});

test('the lock file carries no download addresses', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": *"https?:/);
});

test('dependencies are pinned to exact versions', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const ranges = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the project names no host of a package registry', () => {
  const hosts = [
    'registry.npm' + 'js.org',
    'repo1.ma' + 'ven.org',
    'proxy.go' + 'lang.org',
    'deb.de' + 'bian.org',
    'files.python' + 'hosted.org',
  ];
  const named = own
    .filter((path) => /\.(ts|md|yml|yaml|json|sh|mjs)$|^fresh$|^\.ci\//.test(path))
    .filter((path) => {
      const text = readFileSync(path, 'utf8');
      return hosts.some((host) => text.includes(host));
    });
  expect(named).toEqual([]);
});

test('one copy of protobufjs: with two, saved histories cannot be read', () => {
  const copies = Object.keys(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages).filter((path) =>
    /@temporalio\/.*\/node_modules\/protobufjs$/.test(path),
  );
  expect(copies).toEqual([]);
});
