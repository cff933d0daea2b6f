import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createFolderMirrors, NO_COMMIT } from '../../adapters/folder/folder-mirrors.ts';
import { createGitMirrors } from '../../adapters/git/create-git-mirrors.ts';
import type { GitMirrors } from '../../adapters/git/git-mirrors.ts';
import { localRepositoryKey } from '../../ontology/identity.ts';
import type { RepositoryRef } from '../../schemas/repository.ts';
import { UsageError } from '../exit-codes.ts';

/** What `fresh mine` looks at: a commit in a mirror, or files on disk. */
export interface Source {
  readonly mirrors: GitMirrors;
  readonly repository: RepositoryRef;
  readonly mirror: string;
  readonly committedAt: string;
}

/** A git repository is mined at its head commit, through the same mirror as `fresh process` uses; anything else from disk. */
export function openSource(
  path: string,
  mirrorRoot: string,
  tell: (line: string) => void,
  processes = 1,
): Promise<Source> {
  if (!existsSync(path)) throw new UsageError(`there is no file or folder ${path}`);
  return isRepository(path) ? openRepository(path, mirrorRoot, tell, processes) : openFolder(path);
}

const isRepository = (path: string): boolean =>
  existsSync(join(path, '.git')) || (existsSync(join(path, 'HEAD')) && existsSync(join(path, 'objects')));

async function openRepository(
  path: string,
  root: string,
  tell: (line: string) => void,
  historyProcesses: number,
): Promise<Source> {
  const mirrors = createGitMirrors({
    root,
    settings: { tokens: {}, hosts: {}, aliases: {} },
    env: process.env,
    historyProcesses,
  });
  const repository = await mirrors.resolve({ repo: resolve(path) });
  const mirror = await mirrors.sync(repository, tell);
  return { mirrors, repository, mirror, committedAt: await mirrors.committedAt(mirror, repository.sha) };
}

async function openFolder(path: string): Promise<Source> {
  const full = resolve(path);
  const repository: RepositoryRef = {
    key: localRepositoryKey(basename(full) || 'root', NO_COMMIT),
    host_kind: 'local',
    url: full,
    web_url: null,
    ref: 'refs/heads/none',
    sha: NO_COMMIT,
    token_name: null,
  };
  return {
    mirrors: await createFolderMirrors(full),
    repository,
    mirror: '.',
    committedAt: '1970-01-01T00:00:00Z',
  };
}
