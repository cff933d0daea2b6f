import { Failure } from '../../../schemas/failures.ts';
import { gitFailure } from '../command/git-failure.ts';
import { startGit } from '../command/run-git.ts';
import type { TreeEntry } from '../git-mirrors.ts';
import { decodePath } from './path-text.ts';

/** A hostile tree can hold itself many times over and have more paths than any disk. */
const MOST_PATHS = 1_000_000;

const MODES: Readonly<Record<string, TreeEntry['mode']>> = {
  '120000': 'symlink',
  '160000': 'submodule',
  '100755': 'executable',
};

/** Every path of the commit, in code-unit order: git sorts by bytes, and hand-made trees may not be sorted at all. */
export async function* readTree(
  mirror: string,
  sha: string,
  env: Readonly<Record<string, string>>,
): AsyncIterable<TreeEntry> {
  const git = startGit({
    args: [`--git-dir=${mirror}`, 'ls-tree', '-r', '-z', '-l', '--full-tree', sha],
    env,
  });
  git.stdin.end();
  const entries: TreeEntry[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of git.stdout as AsyncIterable<Buffer>) {
    rest = takeRecords(Buffer.concat([rest, piece]), entries);
    if (entries.length <= MOST_PATHS) continue;
    await git.stop();
    throw new Failure('RepositoryTooLarge', `the commit has more than ${MOST_PATHS} paths`);
  }
  const { code, stderr } = await git.exit;
  if (code !== 0) throw gitFailure('reading the tree', stderr);
  yield* entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function takeRecords(bytes: Buffer, entries: TreeEntry[]): Buffer {
  let start = 0;
  for (let end = bytes.indexOf(0, start); end >= 0; end = bytes.indexOf(0, start)) {
    entries.push(parseTreeRecord(bytes.subarray(start, end)));
    start = end + 1;
  }
  return bytes.subarray(start);
}

/** `<mode> <type> <oid> <size padded><TAB><path>`; the size is `-` for a submodule and `BAD` for a missing blob. */
export function parseTreeRecord(record: Buffer): TreeEntry {
  const tab = record.indexOf(9);
  const [mode = '', , blob = '', size = ''] = record.toString('latin1', 0, tab).split(/ +/);
  return {
    path: decodePath(record.subarray(tab + 1)),
    blob,
    size: /^\d+$/.test(size) ? Number(size) : 0,
    mode: MODES[mode] ?? 'file',
  };
}
