import { realpath } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { localRepositoryKey } from '../../../ontology/identity.ts';
import { Failure } from '../../../schemas/failures.ts';
import { gitFailure } from '../command/git-failure.ts';
import { runGit } from '../command/run-git.ts';
import { parseAddress, type RemoteAddress } from '../remote/address.ts';
import type { HostSettings } from '../remote/hosts.ts';

type Environment = Readonly<Record<string, string>>;

/**
 * Real path of a repository's folder. Git would also answer for a folder inside a repository; taking that for the
 * repository would process something that nobody asked for, so looking upwards is switched off.
 */
export async function findLocalRepository(path: string, env: Environment): Promise<string> {
  const folder = await realpath(resolve(path)).catch((cause: unknown) => {
    throw new Failure('RepositoryNotFound', `there is no folder ${path}`, { cause });
  });
  const ceiling = { ...env, GIT_CEILING_DIRECTORIES: dirname(folder) };
  const { code, stderr } = await runGit({ args: ['-C', folder, 'rev-parse', '--git-dir'], env: ceiling });
  if (code === 0) return folder;
  if (/not a git repository/i.test(stderr))
    throw new Failure('NotARepository', `${path} is not the top folder of a git repository`);
  throw gitFailure(`reading ${path}`, stderr);
}

/** Where a clone came from, when that is a repository on a server. Its password or token, if any, is left where it is. */
export async function findOrigin(
  folder: string,
  env: Environment,
  hosts: HostSettings,
): Promise<RemoteAddress | null> {
  const { stdout } = await runGit({ args: ['-C', folder, 'config', '--get', 'remote.origin.url'], env });
  const origin = stdout
    .trim()
    .replace(/^(https?:\/\/)[^/@]*@/, '$1')
    .replace(/[?#].*$/s, '');
  try {
    const address = origin === '' ? null : parseAddress(origin, hosts);
    return address?.kind === 'remote' ? address : null;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** Key of a repository without a server: its name and the first commit on the main line, which a copy elsewhere shares. */
export async function localKey(folder: string, sha: string, env: Environment): Promise<string> {
  const { code, stdout, stderr } = await runGit({
    args: ['-C', folder, 'rev-list', '--first-parent', '--max-parents=0', sha, '--'],
    env,
  });
  const root = stdout.trim().split('\n').at(-1) ?? '';
  if (code !== 0 || root === '') throw gitFailure(`reading the history of ${folder}`, stderr);
  const bare = folder.replace(/\/\.git$/, '');
  return localRepositoryKey(printableName(basename(bare).replace(/\.git$/, '')), root);
}

const printableName = (name: string): string => name.replaceAll(/\p{Cc}/gu, '-') || 'repository';
