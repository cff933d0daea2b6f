import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new folder that the operating system may clear away. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'fresh-test-'));

const ENV = {
  PATH: process.env['PATH'],
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Data Engineering',
  GIT_AUTHOR_EMAIL: 'data-engineering@example.org',
  GIT_COMMITTER_NAME: 'Data Engineering',
  GIT_COMMITTER_EMAIL: 'data-engineering@example.org',
};

export interface GitRunner {
  readonly folder: string;
  /** Runs git in the folder and gives its standard output without the last newline. */
  readonly git: (args: readonly string[], input?: string | Buffer) => string;
  /** Writes files, stages everything, commits at a fixed time, and gives the commit's id. */
  readonly commit: (files: Readonly<Record<string, string | Buffer>>, message?: string) => string;
}

/** A working repository with branch main; times of commits are one minute apart. */
export function makeRepository(folder: string): GitRunner {
  mkdirSync(folder, { recursive: true });
  let minute = 0;
  const git = (args: readonly string[], input?: string | Buffer): string => {
    const date = `${1_700_000_000 + minute * 60} +0000`;
    const env = { ...ENV, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
      cwd: folder,
      env,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
      .toString()
      .replace(/\n$/, '');
  };
  git(['init', '-q', '-b', 'main']);
  return {
    folder,
    git,
    commit(files, message = 'change') {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      minute += 1;
      git(['add', '-A']);
      git(['commit', '-q', '--allow-empty', '-m', message]);
      return git(['rev-parse', 'HEAD']);
    },
  };
}
