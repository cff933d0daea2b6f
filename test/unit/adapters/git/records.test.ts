import { describe, expect, test } from 'vitest';
import { gitFailure } from '../../../../adapters/git/command/git-failure.ts';
import { mirrorFolder } from '../../../../adapters/git/mirror/mirror-folder.ts';
import { parseBatch } from '../../../../adapters/git/objects/blobs.ts';
import { parseTreeRecord } from '../../../../adapters/git/objects/tree.ts';
import { parseLsRemote } from '../../../../adapters/git/remote/ls-remote.ts';
import { scrub } from '../../../../adapters/git/remote/tokens.ts';

const oid = 'a'.repeat(40);

describe('lines of ls-tree', () => {
  const cases: readonly (readonly [string, object])[] = [
    [`100644 blob ${oid}     123\tsrc/a b.py`, { path: 'src/a b.py', blob: oid, size: 123, mode: 'file' }],
    [`100755 blob ${oid}       0\trun`, { path: 'run', blob: oid, size: 0, mode: 'executable' }],
    [`120000 blob ${oid}      11\tlink`, { path: 'link', blob: oid, size: 11, mode: 'symlink' }],
    [`160000 commit ${oid}       -\tsub`, { path: 'sub', blob: oid, size: 0, mode: 'submodule' }],
    [`100644 blob ${oid} BAD\tlost`, { path: 'lost', blob: oid, size: 0, mode: 'file' }],
    [`100644 blob ${oid}       7\ta\tb\nc`, { path: 'a\tb\nc', blob: oid, size: 7, mode: 'file' }],
  ];
  test.each(cases)('%j', (record, entry) => {
    expect(parseTreeRecord(Buffer.from(record))).toEqual(entry);
  });

  test('two paths that are not UTF-8 stay two', () => {
    const path = (byte: number) =>
      parseTreeRecord(Buffer.concat([Buffer.from(`100644 blob ${oid}       7\tcaf`), Buffer.from([byte])]))
        .path;
    expect([path(0xe9), path(0xe8)]).toEqual(['caf\\xe9', 'caf\\xe8']);
  });

  test('a path may hold the replacement character itself', () => {
    expect(parseTreeRecord(Buffer.from(`100644 blob ${oid}       7\ta\uFFFD`)).path).toBe('a\uFFFD');
  });
});

test('answers of cat-file, whole and byte by byte', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${oid} blob 5\na\nb\0c\n`),
    Buffer.from(`${oid} missing\n`),
    Buffer.from(`${oid} blob 0\n\n`),
    Buffer.from(`${oid} tree 3\nabc\n`),
    Buffer.from(`${oid} blob 2\nok\n`),
  ]);
  for (const size of [bytes.length, 1, 3]) {
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    };
    const contents = [];
    for await (const content of parseBatch(pieces()))
      contents.push(content === null ? null : Buffer.from(content).toString());
    expect(contents).toEqual(['a\nb\0c', null, '', null, 'ok']);
  }
});

test('ls-remote: targets of symbolic refs and peeled tags', () => {
  const b = 'b'.repeat(40);
  const text = `ref: refs/heads/main\tHEAD\n${oid}\tHEAD\n${oid}\trefs/heads/main\n${b}\trefs/tags/v1\n${oid}\trefs/tags/v1^{}\n`;
  expect(parseLsRemote(text)).toEqual([
    { ref: 'HEAD', oid, target: 'refs/heads/main' },
    { ref: 'refs/heads/main', oid },
    { ref: 'refs/tags/v1', oid: b, peeled: oid },
  ]);
  expect(() => parseLsRemote(`${'c'.repeat(64)}\tHEAD\n`)).toThrow(/SHA-256/);
});

describe('what git says and what it means', () => {
  const cases: readonly (readonly [string, string])[] = [
    ["fatal: unable to access 'https://x/': Could not resolve host: x", 'HostUnreachable'],
    ['ssh: Could not resolve hostname nowhere: Name or service not known', 'HostUnreachable'],
    ["fatal: unable to access 'https://x/': The requested URL returned error: 503", 'HostUnreachable'],
    [
      "fatal: unable to access 'https://x/': server certificate verification failed. CAfile: none",
      'HostUnreachable',
    ],
    ["remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://x/'", 'AccessDenied'],
    ["fatal: could not read Username for 'https://x': terminal prompts disabled", 'AccessDenied'],
    ['git@x: Permission denied (publickey).\nfatal: Could not read from remote repository.', 'AccessDenied'],
    ['ERROR: Repository not found.\nfatal: Could not read from remote repository.', 'RepositoryNotFound'],
    ["fatal: repository 'https://x/' not found", 'RepositoryNotFound'],
    ["fatal: '/x' does not appear to be a git repository", 'NotARepository'],
    ["fatal: couldn't find remote ref refs/heads/x", 'NoSuchRef'],
    [
      'error: RPC failed; curl 18 transfer closed with outstanding read data remaining\nfatal: early EOF',
      'CloneBroken',
    ],
    ['fatal: write error: No space left on device\nfatal: index-pack failed', 'StagingFull'],
    ['fatal: something new', 'GitFailed'],
  ];
  test.each(cases)('%s', (stderr, name) => {
    expect(gitFailure('fetching', stderr)).toMatchObject({ name });
  });

  test('remote text cannot steer a terminal, and is short', () => {
    const { message } = gitFailure('fetching', `remote: \u001b[31mred\u0007\nfatal: ${'x'.repeat(9000)}`);
    expect(message).not.toMatch(/\p{Cc}/u);
    expect(message.length).toBeLessThan(600);
  });
});

test('a credential is taken out in each of its spellings', () => {
  const credential = {
    name: 't',
    token: 's3cr+t',
    basic: `Basic ${Buffer.from('u:s3cr+t').toString('base64')}`,
  };
  const text = `https://u:s3cr+t@h/x s3cr+t s3cr%2Bt ${credential.basic} Authorization: ${credential.basic}`;
  const safe = scrub(text, credential);
  for (const secret of ['s3cr+t', 's3cr%2Bt', credential.basic.slice(6)]) expect(safe).not.toContain(secret);
});

test('folders of mirrors are safe, short and different for different keys', () => {
  const keys = [
    'github.com/o/r',
    'h/A',
    'h/a',
    'h/a/b.git/c',
    'h/../../x',
    `h/${'x'.repeat(500)}1`,
    `h/${'x'.repeat(500)}2`,
    'h/é',
  ];
  const folders = keys.map(mirrorFolder);
  expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(keys.length);
  for (const folder of folders)
    expect(folder).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._+-]{0,170}~[0-9a-f]{8}\.git$/);
});
