import { expect, test } from 'vitest';
import { createHistoryParser, isoTime } from '../../../../adapters/git/history/parse-history.ts';

const sha = (digit: string): string => digit.repeat(40);
const header = (digit: string, name = 'Ann', email = 'ann@example.org'): string =>
  `\x01${sha(digit)}\n1700000000\n${name}\n${email}\0`;

function parse(text: string | Buffer, size = Number.POSITIVE_INFINITY) {
  const parser = createHistoryParser();
  const bytes = Buffer.from(text as string, 'utf8');
  const commits = [];
  for (let at = 0; at < bytes.length; at += size) commits.push(...parser.push(bytes.subarray(at, at + size)));
  return [...commits, ...parser.finish()];
}

const stream = `${header('a')}\n3\t1\tsrc/a.py\0${'0\t9\t\0old name.py\0new\tname.py\0'}-\t-\tlogo.png\0${header('b')}${header('c', 'Zoë')}\n1\t0\té.sql\0`;
const commits = [
  {
    sha: sha('a'),
    authored_at: '2023-11-14T22:13:20Z',
    author_name: 'Ann',
    author_email: 'ann@example.org',
    changes: [
      { path: 'src/a.py', renamed_from: null, added: 3, deleted: 1 },
      { path: 'new\tname.py', renamed_from: 'old name.py', added: 0, deleted: 9 },
      { path: 'logo.png', renamed_from: null, added: null, deleted: null },
    ],
  },
  {
    sha: sha('b'),
    authored_at: '2023-11-14T22:13:20Z',
    author_name: 'Ann',
    author_email: 'ann@example.org',
    changes: [],
  },
  {
    sha: sha('c'),
    authored_at: '2023-11-14T22:13:20Z',
    author_name: 'Zoë',
    author_email: 'ann@example.org',
    changes: [{ path: 'é.sql', renamed_from: null, added: 1, deleted: 0 }],
  },
];

test('numbers, renames, binary files and commits without changes', () => {
  expect(parse(stream)).toEqual(commits);
});

test.each([1, 2, 3, 7, 40, 64])('the same when the stream comes in pieces of %i bytes', (size) => {
  expect(parse(stream, size)).toEqual(commits);
});

test('raw records: no counts, exact renames; a copy is no rename', () => {
  const raw = `${header('a')}\n:100644 100644 ${sha('1')} ${sha('2')} M\0x.py\0:100644 100644 ${sha('1')} ${sha('1')} R100\0a.py\0b.py\0:100644 100644 ${sha('1')} ${sha('1')} C100\0a.py\0c.py\0`;
  expect(parse(raw)[0]?.changes).toEqual([
    { path: 'x.py', renamed_from: null, added: null, deleted: null },
    { path: 'b.py', renamed_from: 'a.py', added: null, deleted: null },
    { path: 'c.py', renamed_from: null, added: null, deleted: null },
  ]);
});

test('a renamed path may look like a header', () => {
  const hostile = `${header('a')}\n0\t0\t\0\x01${sha('f')}\0new\0${header('b')}`;
  expect(parse(hostile).map((commit) => [commit.sha, commit.changes.length])).toEqual([
    [sha('a'), 1],
    [sha('b'), 0],
  ]);
});

test('an empty history has no commits', () => {
  expect(parse('')).toEqual([]);
});

test('times that no calendar shows are moved to one that does', () => {
  expect([isoTime('-5'), isoTime('rubbish'), isoTime('99999999999999')]).toEqual([
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ]);
});
