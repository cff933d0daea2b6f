import { join } from 'node:path';
import type { RepositoryRef } from '../../schemas/repository.ts';
import { readBlobs } from './blobs.ts';
import { createGitContext, type GitContext, type GitMirrorsOptions, openAccess } from './git-context.ts';
import { gitFailure } from './git-failure.ts';
import type { GitMirrors } from './git-mirrors.ts';
import { readHistory } from './history.ts';
import { readFlaws } from './history-flaws.ts';
import { readMetadata } from './host-metadata.ts';
import { followMove } from './list-refs.ts';
import { isoTime } from './parse-history.ts';
import { resolveAddress } from './resolve-address.ts';
import { runGit } from './run-git.ts';
import { syncMirror } from './sync-mirror.ts';
import { readTree } from './tree.ts';

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
