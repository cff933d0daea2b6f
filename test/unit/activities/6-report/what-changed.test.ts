import { expect, test } from 'vitest';
import { comparePage } from '../../../../activities/6-report/what-changed.ts';

test('a page that was not there is new', () => {
  expect(comparePage('p.md', undefined, '# a\n')).toEqual({
    page: 'p.md',
    isNew: true,
    added: ['# a'],
    removed: [],
  });
});

test('lines are compared as often as they stand there, wherever they moved', () => {
  expect(comparePage('p.md', '# t\n\n- a\n- a\n- b\n', '# t\n\n- b\n- a\n- c\n')).toEqual({
    page: 'p.md',
    isNew: false,
    added: ['- c'],
    removed: ['- a'],
  });
});

test('links that point at a newer commit are no change of what is said', () => {
  const page = (commit: string): string => `see [x][f-1]\n\n[f-1]: https://h/blob/${commit}/x\n`;
  expect(comparePage('p.md', page('1'), page('2'))).toMatchObject({ added: [], removed: [] });
});
