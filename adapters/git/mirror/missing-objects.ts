import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitFailure } from '../command/git-failure.ts';
import { startGit } from '../command/run-git.ts';

/** In the mirror: how many objects of the history were found missing. Its being there switches line counts off. */
const NOTE = 'fresh-missing-objects';

/**
 * Counts the objects that a copied repository lacks (a partial clone, a damaged one) and notes it in the mirror. Git
 * does this check itself on a transfer, but not on a local copy; and `git log --numstat` would die half-way.
 */
export async function noteMissingObjects(
  mirror: string,
  sha: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const args = [
    `--git-dir=${mirror}`,
    'rev-list',
    '--objects',
    '--missing=print',
    '--no-object-names',
    sha,
    '--not',
    '--glob=refs/fresh/*',
    '--',
  ];
  const git = startGit({ args, env });
  git.stdin.end();
  let missing = 0;
  git.stdout.on('data', (piece: Buffer) => {
    for (let at = piece.indexOf('?'); at >= 0; at = piece.indexOf('?', at + 1)) missing += 1;
  });
  const { code, stderr } = await git.exit;
  if (code !== 0) throw gitFailure('checking the copy', stderr);
  const known = await readMissingObjects(mirror);
  if (missing > 0) await writeMissingObjects(mirror, known + missing);
}

export const writeMissingObjects = (mirror: string, count: number): Promise<void> =>
  writeFile(join(mirror, NOTE), `${count}\n`);

export async function readMissingObjects(mirror: string): Promise<number> {
  const text = await readFile(join(mirror, NOTE), 'utf8').catch(() => '0');
  return Number.parseInt(text, 10);
}
