import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { own } from './compose-file.ts';
import { copiedPaths, lineage, readStages } from './dockerfile.ts';

const stages = readStages();
const text = readFileSync('infra/docker/Dockerfile', 'utf8');
const targets = [...new Set(own.map(([, { build }]) => build?.target ?? ''))];

/** Everything that is installed on the way to a target. */
const installed = (target: string): string =>
  lineage(stages, target)
    .flatMap(({ steps }) => steps)
    .map(({ rest }) => rest)
    .join('\n');

test('every target that the compose file builds is there, and ends as a user without rights', () => {
  expect(targets.length).toBeGreaterThan(5);
  for (const target of targets) {
    const steps = lineage(stages, target).flatMap((stage) => stage.steps);
    expect(steps.length, target).toBeGreaterThan(0);
    expect(steps.findLast(({ instruction }) => instruction === 'USER')?.rest, target).toBe('node');
    const end = steps.findLastIndex(({ instruction }) => instruction === 'USER');
    expect(
      steps.slice(end).filter(({ instruction }) => instruction === 'RUN'),
      target,
    ).toEqual([]);
  }
});

test('a browser is in the report image alone, SSH in the git image alone, git where mirrors are read', () => {
  const with_ = (program: RegExp) => targets.filter((target) => program.test(installed(target)));
  expect(with_(/\bchromium\b/)).toEqual(['report']);
  expect(with_(/openssh-client/)).toEqual(['git']);
  expect(with_(/\bgit\b/).sort()).toEqual(['git', 'mine']);
});

test('what is copied is there, and nothing is copied whole', () => {
  const paths = copiedPaths(stages);
  expect(paths).toContain('workers');
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  expect(paths.filter((path) => ['.', './', '/'].includes(path))).toEqual([]);
});

test('whatever the copied source imports of ours is copied too', () => {
  const copied = copiedPaths(stages).filter((path) => !path.includes('.'));
  const sources = copied.flatMap((folder) => globSync(`${folder}/**/*.ts`));
  const imports = sources.flatMap((path) =>
    // Types leave no import behind.
    [...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm)].map(
      ([, module]) => ({ path, module: normalize(join(dirname(path), String(module))) }),
    ),
  );
  expect(imports.length).toBeGreaterThan(500);
  const isCopied = (module: string) => copied.some((folder) => module.startsWith(`${folder}/`));
  // The workshop's commands are in the images too, and are refused there by what they lack.
  const workshop = /^cli\/(commands\/(bench|demo|check|test)|demo|bench|quality|mesh)/;
  expect(imports.filter(({ path, module }) => !isCopied(module) && !workshop.test(path))).toEqual([]);
});

test('every program that an image starts is copied into it', () => {
  const programs = [
    ...text.matchAll(/"node", (?:"--[^"]+", )*"([^"]+)"/g),
    ...own.flatMap(([, { entrypoint = [] }]) => [...entrypoint.join(' ').matchAll(/node (\S+)/g)]),
  ].map(([, path]) => String(path));
  expect(programs.length).toBeGreaterThan(3);
  const copied = copiedPaths(stages);
  expect(programs.filter((path) => !copied.some((folder) => path.startsWith(`${folder}/`)))).toEqual([]);
  expect(programs.filter((path) => !existsSync(path))).toEqual([]);
});

test('packages come in their locked versions, without scripts, without those of the workshop', () => {
  const npm = /npm (install|ci) .*/.exec(text)?.[0] ?? '';
  for (const flag of ['--omit=dev', '--ignore-scripts']) expect(npm).toContain(flag);
  expect(npm).toMatch(/^npm (ci|install --no-save)/);
  expect(text).toMatch(/COPY package\.json package-lock\.json/);
});

test('the Dockerfile names no version and no secret', () => {
  expect(stages.filter(({ from }) => from.includes(':') || from.includes('latest'))).toEqual([]);
  expect(text).toMatch(/^ARG FRESH_IMAGE_NODE$/m);
  expect(text).not.toMatch(/(ARG|ENV) .*(TOKEN|PASSWORD|SECRET)/);
});

test('the build context leaves out history, data, tests and secrets', () => {
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
  for (const path of [
    '.git',
    '.fresh',
    '**/node_modules',
    'reports',
    'test',
    '**/*.env',
    'fresh.settings.yml',
  ])
    expect(ignored).toContain(path);
  const copied = copiedPaths(stages);
  expect(copied.filter((path) => ignored.includes(path))).toEqual([]);
});
