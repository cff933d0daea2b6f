import { expect, test } from 'vitest';
import { globAnswer, globTest } from '../../../../languages/bundle/glob.ts';

const PATHS = [
  'a.yml',
  'jobs/a.yml',
  'jobs/b.yaml',
  'jobs/deep/a.yml',
  'jobs/deep/er/c1.yml',
  'jobs',
  'x[1].yml',
  '',
];
const fitting = (pattern: string): string[] => PATHS.filter(globTest(pattern));

test.each([
  ['*.yml', ['a.yml', 'x[1].yml']],
  ['jobs/*.yml', ['jobs/a.yml']],
  ['**/a.yml', ['a.yml', 'jobs/a.yml', 'jobs/deep/a.yml']],
  ['jobs/**/*.yml', ['jobs/a.yml', 'jobs/deep/a.yml', 'jobs/deep/er/c1.yml']],
  ['jobs/**', ['jobs/a.yml', 'jobs/b.yaml', 'jobs/deep/a.yml', 'jobs/deep/er/c1.yml']],
  ['jobs/?.{yml,yaml}', ['jobs/a.yml', 'jobs/b.yaml']],
  ['**/[a-b].y*', ['a.yml', 'jobs/a.yml', 'jobs/b.yaml', 'jobs/deep/a.yml']],
  ['**/[!a-b]?.yml', ['jobs/deep/er/c1.yml']],
  ['x[[]1].yml', ['x[1].yml']],
  ['jobs', ['jobs']],
  ['', ['']],
  ['jobs/{', []],
])('%s', (pattern, wanted) => {
  expect(fitting(pattern)).toEqual(wanted);
});

test('an unclosed bracket is a sign like others', () => {
  expect(globTest('a[b{c')('a[b{c')).toBe(true);
});

test('steps grow with the path times the pattern, whatever the stars', () => {
  const steps = (stars: number, signs: number): number => {
    const { fits, steps: taken } = globAnswer(`${'*a'.repeat(stars)}z`)('a'.repeat(signs));
    expect(fits).toBe(false);
    return taken;
  };
  expect(steps(20, 200)).toBeLessThan(20 * 200 * 6);
  expect(steps(40, 200) / steps(20, 200)).toBeLessThan(2.2);
  expect(steps(20, 400) / steps(20, 200)).toBeLessThan(2.2);
  const folders = globAnswer(`${'**/'.repeat(30)}z`)('a/'.repeat(300));
  expect(folders.fits).toBe(false);
  expect(folders.steps).toBeLessThan(30 * 600 * 8);
});
