import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { Failure } from '../../../schemas/failures.ts';
import { openSpan } from '../../telemetry/spans.ts';

/** One call of the git binary. */
export interface GitCall {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly signal?: AbortSignal | undefined;
  /** Gets each piece of standard error as it comes. */
  readonly onStderr?: (text: string) => void;
}

export interface GitExit {
  readonly code: number;
  /** The last 16 kB of standard error. */
  readonly stderr: string;
}

/** A running git whose output is read as a stream. */
export interface GitProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly exit: Promise<GitExit>;
  /** Ends it if it still runs, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

const STDERR_KEPT = 16_384;

/** Starts git as leader of a process group, so that stopping it also ends the transfer processes below it. */
export function startGit({ args, env, cwd, signal, onStderr }: GitCall): GitProcess {
  signal?.throwIfAborted();
  const span = openSpan(`git ${subcommandOf(args)}`, { attributes: { 'process.executable.name': 'git' } });
  const child = spawn('git', [...args], {
    env: { ...env },
    cwd,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_KEPT);
    onStderr?.(text);
  });
  // A reader that leaves early closes the pipe; that is not an error of ours.
  child.stdin.on('error', () => {});
  const end = (): void => endGroup(child);
  signal?.addEventListener('abort', end, { once: true });
  const exit = waitFor(child)
    .then((code) => {
      signal?.removeEventListener('abort', end);
      signal?.throwIfAborted();
      span.end(undefined, { 'process.exit.code': code });
      return { code, stderr };
    })
    .catch((error: unknown) => {
      span.end(error);
      throw error;
    });
  const gone = exit.then(
    () => {},
    () => {},
  );
  const stop = (): Promise<void> => {
    end();
    child.stdout.destroy();
    return gone;
  };
  return { stdin: child.stdin, stdout: child.stdout, exit, stop };
}

/** Options before it may hold addresses and headers; the word itself tells nothing but what git does. */
function subcommandOf(args: readonly string[]): string {
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '-c' || argument === '-C') at += 1;
    else if (!argument.startsWith('-')) return argument;
  }
  return '';
}

async function waitFor(child: ChildProcess): Promise<number> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    return code ?? (signal === null ? 1 : 128);
  } catch (error) {
    throw new Failure('GitFailed', 'the git binary cannot be started', { cause: error });
  }
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    child.kill('SIGKILL');
  }
}

export interface GitResult extends GitExit {
  readonly stdout: string;
}

/** Runs git to its end and gives its whole standard output; for answers of a few lines. */
export async function runGit(call: GitCall): Promise<GitResult> {
  const git = startGit(call);
  git.stdin.end();
  const pieces: Buffer[] = [];
  git.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  const exit = await git.exit;
  return { ...exit, stdout: Buffer.concat(pieces).toString('utf8') };
}
