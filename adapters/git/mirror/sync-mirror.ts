import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../../schemas/failures.ts';
import type { RepositoryRef } from '../../../schemas/repository.ts';
import { gitFailure, printable } from '../command/git-failure.ts';
import { runGit } from '../command/run-git.ts';
import { type Credential, scrub } from '../remote/tokens.ts';
import { mirrorFolder } from './mirror-folder.ts';
import { withMirrorLock } from './mirror-lock.ts';
import { noteMissingObjects } from './missing-objects.ts';

export interface SyncOptions {
  readonly root: string;
  readonly repository: RepositoryRef;
  /** Address after redirects, or a folder. */
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  readonly credential: Credential | null;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** A ref per commit that was pinned: it is set only when the whole history behind the commit is there. */
export const pin = (sha: string): string => `refs/fresh/${sha}`;

/** Brings the pinned commit with its history into the mirror; returns the mirror's folder below the root. */
export async function syncMirror(options: SyncOptions): Promise<string> {
  const folder = mirrorFolder(options.repository.key);
  const mirror = join(options.root, folder);
  await mkdir(options.root, { recursive: true });
  if (await isPinned(mirror, options)) return folder;
  await withMirrorLock(`${mirror}.lock`, options.signal, async () => {
    await removeLeftovers(options.root, folder);
    if (await isPinned(mirror, options)) return;
    if (await isMirror(mirror, options)) await fetchPin(mirror, options);
    else await createMirror(mirror, options);
  });
  return folder;
}

const isPinned = async (mirror: string, { repository, env }: SyncOptions): Promise<boolean> =>
  (await git(mirror, ['rev-parse', '--verify', '--quiet', `${pin(repository.sha)}^{commit}`], env)).code ===
  0;

const isMirror = async (mirror: string, { env }: SyncOptions): Promise<boolean> =>
  (await git(mirror, ['rev-parse', '--git-dir'], env)).code === 0;

const git = (mirror: string, args: readonly string[], env: SyncOptions['env']) =>
  runGit({ args: [`--git-dir=${mirror}`, ...args], env });

/** Parts of clones that were killed; whoever holds the lock is the only one at work. */
async function removeLeftovers(root: string, folder: string): Promise<void> {
  const names = (await readdir(root)).filter((name) => name.startsWith(`${folder}.part-`));
  for (const name of names) await rm(join(root, name), { recursive: true, force: true });
}

async function createMirror(mirror: string, options: SyncOptions): Promise<void> {
  const part = `${mirror}.part-${process.pid}-${Date.now()}`;
  try {
    if (options.url.startsWith('/')) await copyLocal(part, options);
    else await run(['init', '--bare', '--quiet', '--template=', '--', part], 'making the mirror', options);
    await fetchPin(part, options);
    await rm(mirror, { recursive: true, force: true });
    await rename(part, mirror);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/**
 * A folder on this machine is copied by hard links (by copying across file systems, which `--local` would refuse): as quick as using it in place, and
 * what was pinned stays although the folder is collected, rewritten or deleted later. Unlike a transfer this also works
 * where objects are missing. HEAD is set free so that no answer of git depends on which branch is checked out.
 */
async function copyLocal(part: string, options: SyncOptions): Promise<void> {
  await run(
    ['clone', '--bare', '--no-tags', '--quiet', '--template=', '--', options.url, part],
    'copying the repository',
    options,
  );
  await run(
    [`--git-dir=${part}`, 'symbolic-ref', 'HEAD', 'refs/heads/fresh-none'],
    'copying the repository',
    options,
  );
}

/**
 * Asks for the very commit, so that it does not matter when the branch moves meanwhile. Servers that give only the tips
 * of refs refuse that; then the ref is fetched, and the commit has to be in its history.
 */
async function fetchPin(mirror: string, options: SyncOptions): Promise<void> {
  const { repository } = options;
  const isLocal = options.url.startsWith('/');
  if (!(isLocal && (await hasCommit(mirror, options)))) await fetchCommit(mirror, options);
  await checkCommit(mirror, options);
  if (isLocal) await noteMissingObjects(mirror, repository.sha, options.env);
  await run(
    [`--git-dir=${mirror}`, 'update-ref', pin(repository.sha), repository.sha],
    'pinning the commit',
    options,
  );
  await indexCommits(mirror, options);
}

/** Lets git list a history without reading its commits. Only speed hangs on it, so where git cannot, nothing is said. */
const indexCommits = (mirror: string, { env, signal }: SyncOptions) =>
  runGit({
    args: [`--git-dir=${mirror}`, 'commit-graph', 'write', '--reachable', '--split', '--no-progress'],
    env,
    signal,
  });

async function fetchCommit(mirror: string, options: SyncOptions): Promise<void> {
  const { sha, ref } = options.repository;
  const exact = await fetch(mirror, `${sha}:${pin(sha)}`, options);
  if (exact.code === 0) return;
  if (!/not our ref|unadvertised object|no such remote ref|couldn't find remote ref/i.test(exact.stderr)) {
    throw transferFailure(exact.stderr, options.credential);
  }
  const whole = await fetch(mirror, `+${ref}:refs/fresh/tip`, options);
  if (whole.code !== 0) throw transferFailure(whole.stderr, options.credential);
}

/** Git on the way can only tell that a transfer broke; where it names no better reason it is that. */
function transferFailure(stderr: string, credential: Credential | null): Failure {
  return gitFailure('fetching', stderr, credential);
}

const hasCommit = async (mirror: string, { repository, env }: SyncOptions): Promise<boolean> =>
  (await git(mirror, ['cat-file', '-e', `${repository.sha}^{commit}`], env)).code === 0;

async function checkCommit(mirror: string, options: SyncOptions): Promise<void> {
  const { sha, ref, key } = options.repository;
  if (await hasCommit(mirror, options)) return;
  throw new Failure(
    'NoSuchRef',
    `${ref} of ${key} no longer leads to commit ${sha.slice(0, 12)}: it was rewritten meanwhile, or is no commit`,
  );
}

async function fetch(
  mirror: string,
  refspec: string,
  { url, env, progress, credential, signal }: SyncOptions,
) {
  const args = [
    `--git-dir=${mirror}`,
    'fetch',
    '--progress',
    '--no-tags',
    '--no-write-fetch-head',
    '--update-shallow',
    '--',
    url,
    refspec,
  ];
  return runGit({ args, env, signal, onStderr: (text) => tell(text, progress, credential) });
}

/** Git redraws its progress line with carriage returns; the last state of each piece is enough. */
function tell(text: string, progress: (line: string) => void, credential: Credential | null): void {
  const line = text
    .split(/[\r\n]+/)
    .map(printable)
    .filter((part) => part !== '')
    .at(-1);
  if (line !== undefined) progress(scrub(line, credential).slice(0, 200));
}

async function run(
  args: readonly string[],
  what: string,
  { env, signal, credential }: SyncOptions,
): Promise<void> {
  const { code, stderr } = await runGit({ args, env, signal });
  if (code !== 0) throw gitFailure(what, stderr, credential);
}
