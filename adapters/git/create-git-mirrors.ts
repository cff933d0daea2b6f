import { join } from 'node:path';
import type { RepositoryRef } from '../../schemas/repository.ts';
import {
  createGitContext,
  type GitContext,
  type GitMirrorsOptions,
  openAccess,
} from './command/git-context.ts';
import { gitFailure } from './command/git-failure.ts';
import { runGit } from './command/run-git.ts';
import type { GitMirrors } from './git-mirrors.ts';
import { readHistory } from './history/history.ts';
import { readFlaws } from './history/history-flaws.ts';
import { isoTime } from './history/parse-history.ts';
import { syncMirror } from './mirror/sync-mirror.ts';
import { readBlobs } from './objects/blobs.ts';
import { readTree } from './objects/tree.ts';
import { readMetadata } from './remote/host-metadata.ts';
import { followMove } from './remote/list-refs.ts';
import { resolveAddress } from './remote/resolve-address.ts';

/** Git and its hosts, on mirrors below one folder. */
export function createGitMirrors(options: GitMirrorsOptions): GitMirrors {
  const context = createGitContext(options);
  const env = context.reading;
  const place = (mirror: string): string => join(context.root, mirror);
  return {
    resolve: (address, signal) => resolveAddress(context, address, signal),
    sync: (repository, progress, signal) => sync(context, repository, progress, signal),
    committedAt: (mirror, sha) => readCommitTime(place(mirror), sha, env),
    tree: (mirror, sha) => readTree(place(mirror), sha, env),
    blobs: (mirror, ids) => readBlobs(place(mirror), ids, env),
    history: (mirror, sha, signal) =>
      readHistory({ mirror: place(mirror), sha, env, signal, processes: options.historyProcesses ?? 1 }),
    historyFlaws: (mirror) => readFlaws(place(mirror)),
    metadata: (repository, signal) => metadata(context, repository, signal),
  };
}

/** With a credential git must not follow redirects, so a moved repository is found first. */
async function sync(
  context: GitContext,
  repository: RepositoryRef,
  progress: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<string> {
  const access = await openAccess(context, repository, signal);
  const url = access.credential === null ? repository.url : await followMove(access);
  return syncMirror({ ...access, root: context.root, repository, url, progress });
}

async function metadata(context: GitContext, repository: RepositoryRef, signal: AbortSignal | undefined) {
  const { credential } = await openAccess(context, repository, signal);
  return readMetadata({ repository, hosts: context.settings.hosts, credential, signal });
}

async function readCommitTime(
  mirror: string,
  sha: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const args = [`--git-dir=${mirror}`, 'log', '-1', '--format=%ct', '--end-of-options', sha, '--'];
  const { code, stdout, stderr } = await runGit({ args, env });
  if (code !== 0) throw gitFailure('reading the commit', stderr);
  return isoTime(stdout);
}
