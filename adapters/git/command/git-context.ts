import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Failure } from '../../../schemas/failures.ts';
import type { RepositoryRef } from '../../../schemas/repository.ts';
import type { Settings } from '../../../schemas/settings.ts';
import type { LsRemoteOptions } from '../remote/ls-remote.ts';
import { type Env, readCredential } from '../remote/tokens.ts';
import { gitEnvironment } from './git-environment.ts';

export interface GitMirrorsOptions {
  /** Folder of the mirrors; made when it is not there. */
  readonly root: string;
  readonly settings: Pick<Settings, 'tokens' | 'hosts' | 'aliases'> & Partial<Pick<Settings, 'repositories'>>;
  /** The environment of the process, read at each use: tokens, proxies, PATH, SSH agent. */
  readonly env: Env;
  /** Gits that read one history at the same time; default 1. */
  readonly historyProcesses?: number;
}

/** What all of this adapter's verbs share. */
export interface GitContext extends GitMirrorsOptions {
  readonly globalConfig: string;
  /** Environment for calls that stay on this machine. */
  readonly reading: Readonly<Record<string, string>>;
}

/** Owner checks are off: people name folders that belong to others, and nothing in them is ever run. */
const GLOBAL_CONFIG = '[safe]\n\tdirectory = *\n\tbareRepository = all\n';

export function createGitContext(options: GitMirrorsOptions): GitContext {
  const root = resolve(options.root);
  const globalConfig = join(root, 'gitconfig');
  return { ...options, root, globalConfig, reading: gitEnvironment({ env: options.env, globalConfig }) };
}

/** Makes the folder of the mirrors and git's settings in it, which other processes may be reading at the moment. */
export async function prepareRoot({ root, globalConfig }: GitContext): Promise<void> {
  await mkdir(root, { recursive: true });
  if ((await readFile(globalConfig, 'utf8').catch(() => '')) === GLOBAL_CONFIG) return;
  const own = `${globalConfig}.${process.pid}.${randomUUID()}`;
  try {
    await writeFile(own, GLOBAL_CONFIG);
    await rename(own, globalConfig);
  } catch (cause) {
    await rm(own, { force: true });
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new Failure(
      full ? 'StagingFull' : 'GitFailed',
      `the folder of the mirrors cannot be written: ${root}`,
      { cause },
    );
  }
}

export type Access = LsRemoteOptions;

/** Reads the credential of a repository, for the time of one call. */
export async function openAccess(
  context: GitContext,
  { url, token_name, host_kind }: Pick<RepositoryRef, 'url' | 'token_name' | 'host_kind'>,
  signal: AbortSignal | undefined,
): Promise<Access> {
  const { env, globalConfig, settings } = context;
  await prepareRoot(context);
  const credential = await readCredential(url, token_name, settings.tokens, host_kind, env);
  return { url, credential, signal, env: gitEnvironment({ env, globalConfig, credential, url }) };
}
