import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileAddress, linkBase, referenceName } from '../../../../templates/_style/links.ts';
import { anyText } from '../hostile-text.ts';

const commit = 'c'.repeat(40);
const address = (kind: string, web: string, path: string, line: number | null) => {
  const base = linkBase(kind, web);
  return base === null ? null : fileAddress(base, { path, line }, commit);
};

test.each([
  ['github', 'https://github.com/o/r', `https://github.com/o/r/blob/${commit}/a%20b/c.py#L7`],
  ['gitlab', 'https://gitlab.com/g/s/r/', `https://gitlab.com/g/s/r/-/blob/${commit}/a%20b/c.py#L7`],
  ['bitbucket', 'https://bitbucket.org/o/r', `https://bitbucket.org/o/r/src/${commit}/a%20b/c.py#lines-7`],
  [
    'azure-devops',
    'https://dev.azure.com/o/p/_git/r',
    `https://dev.azure.com/o/p/_git/r?path=%2Fa%20b%2Fc.py&version=GC${commit}&line=7&lineEnd=7&lineStartColumn=1&lineEndColumn=1`,
  ],
])('%s shows a file at its commit and line', (kind, web, expected) => {
  expect(address(kind, web, 'a b/c.py', 7)).toBe(expected);
});

test('a host without known addresses gets plain paths', () => {
  expect(linkBase('local', null)).toBeNull();
  expect(linkBase('git', 'https://git.example.org/r')).toBeNull();
  expect(linkBase('github', 'javascript:alert(1)')).toBeNull();
  expect(linkBase('github', 'https://github.com/o/r) [x](y')).toBeNull();
});

test('no path can end the address early', () => {
  fc.assert(
    fc.property(anyText(40), (path) => {
      expect(address('github', 'https://github.com/o/r', path, null)).toMatch(
        /^[A-Za-z0-9:/.%_~@&=+$,;?#-]+$/,
      );
    }),
  );
});

test('the name of a link is its file and line alone', () => {
  expect(referenceName({ path: 'a.py' })).toBe(referenceName({ path: 'a.py', line: null }));
  expect(referenceName({ path: 'a.py', line: 3 })).toBe(`${referenceName({ path: 'a.py' })}-3`);
  expect(referenceName({ path: 'a.py' })).not.toBe(referenceName({ path: 'A.py' }));
});
