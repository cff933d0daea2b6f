import { expect, test } from 'vitest';
import { chooseRef, type RemoteRef } from '../../../../adapters/git/remote/choose-ref.ts';

const [a, b, c] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)] as const;
const listing = (refs: readonly RemoteRef[]) => async (prefix: string) =>
  refs.filter((ref) => ref.ref.startsWith(prefix));

const usual = listing([
  { ref: 'HEAD', oid: a, target: 'refs/heads/trunk' },
  { ref: 'refs/heads/trunk', oid: a },
  { ref: 'refs/heads/v1', oid: b },
  { ref: 'refs/heads/v1-old', oid: c },
  { ref: 'refs/tags/v1', oid: c },
  { ref: 'refs/tags/v2', oid: b, peeled: c },
]);

test.each([
  [undefined, 'refs/heads/trunk', a],
  ['HEAD', 'refs/heads/trunk', a],
  ['v1', 'refs/heads/v1', b],
  ['v2', 'refs/tags/v2', c],
  ['refs/tags/v1', 'refs/tags/v1', c],
])('%s leads to %s', async (wanted, ref, sha) => {
  expect(await chooseRef(wanted, usual)).toEqual({ ref, sha });
});

test.each(['nope', 'v1-o', '--upload-pack=x', 'a b', 'a..b', 'x\u0000', '*'])(
  'no such ref: %j',
  async (wanted) => {
    await expect(chooseRef(wanted, usual)).rejects.toMatchObject({ name: 'NoSuchRef' });
  },
);

test('a detached HEAD stands for a branch at the same commit, main before others, else for itself', async () => {
  const head = { ref: 'HEAD', oid: a };
  const at = (...names: string[]) =>
    chooseRef(undefined, listing([head, ...names.map((name) => ({ ref: `refs/heads/${name}`, oid: a }))]));
  expect((await at('alpha', 'main')).ref).toBe('refs/heads/main');
  expect((await at('zeta', 'beta')).ref).toBe('refs/heads/beta');
  expect(await at()).toEqual({ ref: 'HEAD', sha: a });
});

test('nothing at all is an empty repository, branches without HEAD are not', async () => {
  await expect(chooseRef(undefined, listing([]))).rejects.toMatchObject({ name: 'EmptyRepository' });
  await expect(chooseRef('main', listing([]))).rejects.toMatchObject({ name: 'EmptyRepository' });
  await expect(chooseRef(undefined, listing([{ ref: 'refs/heads/dev', oid: a }]))).rejects.toMatchObject({
    name: 'NoDefaultBranch',
    message: expect.stringContaining('dev'),
  });
});
