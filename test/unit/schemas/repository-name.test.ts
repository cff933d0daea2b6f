import { expect, test } from 'vitest';
import { namesRepository } from '../../../schemas/repository-name.ts';

test.each([
  ['github.com/o/r', 'github.com/o/r'],
  ['https://github.com/O/R.git', 'github.com/o/r'],
  ['https://user@git.example.org:8443/o/r/', 'git.example.org:8443/o/r'],
  ['git@github.com:o/r.git', 'github.com/o/r'],
  ['ssh://git@gitlab.com/group/sub/r', 'gitlab.com/group/sub/r'],
  ['./copies/lake', 'local/lake~0123abcd'],
  ['/srv/lake/', 'local/lake~0123abcd'],
  ['local/lake', 'local/lake~0123abcd'],
  ['local/lake~0123abcd', 'local/lake~0123abcd'],
])('%s is %s', (asked, key) => {
  expect(namesRepository(asked, key)).toBe(true);
});

test.each([
  ['https://github.com/o/r2', 'github.com/o/r'],
  ['r', 'github.com/o/r'],
  ['https://github.com/o/lake', 'local/lake~0123abcd'],
  ['/srv/lake2', 'local/lake~0123abcd'],
  ['local/lake~99999999', 'local/lake~0123abcd'],
])('%s is not %s', (asked, key) => {
  expect(namesRepository(asked, key)).toBe(false);
});
