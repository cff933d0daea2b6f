import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { runCommand } from '../local/run-command.ts';
import { fastImportStream } from './fast-import.ts';
import { History } from './history-schema.ts';
import { planCommits } from './plan-commits.ts';

/** What stands for a person's own configuration, so that every machine makes the same repository. */
const quiet = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  // Set inside git's hooks, where they would point all commands at the repository of the hook.
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
};

/** Makes the sample repository as a bare one at `folder` (replacing what is there) and returns its head. Always the same commits. */
export async function createLakehouse(folder: string): Promise<{ head: string; commits: number }> {
  const history = History.parse(parse(readFileSync(here('history.yml'), 'utf8')));
  const commits = planCommits(history, readTexts(here('content')), readTexts(here('retired')));
  const scratch = `${folder}.new-${process.pid}`;
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(dirname(scratch), { recursive: true });
  await runCommand(
    'git',
    ['init', '-q', '--bare', '--object-format=sha1', '--initial-branch=main', scratch],
    { env: quiet },
  );
  await importStream(scratch, fastImportStream(commits));
  await dropMergedBranches(
    scratch,
    commits.map((commit) => commit.branch),
  );
  const head = await runCommand('git', ['--git-dir', scratch, 'rev-parse', 'refs/heads/main'], {
    env: quiet,
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(scratch, folder);
  return { head: head.trim(), commits: commits.length };
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Path from the folder (with /) → text. */
function readTexts(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const files = entries.map((entry) => join(entry.parentPath, entry.name));
  const named = files.map((file): [string, string] => [relative(folder, file).split(sep).join('/'), file]);
  named.sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(named.map(([path, file]) => [path, readFileSync(file, 'utf8')]));
}

async function dropMergedBranches(repository: string, branches: readonly string[]): Promise<void> {
  for (const branch of new Set(branches)) {
    if (branch === 'main') continue;
    await runCommand('git', ['--git-dir', repository, 'update-ref', '-d', `refs/heads/${branch}`], {
      env: quiet,
    });
  }
}

async function importStream(repository: string, stream: string): Promise<void> {
  const child = spawn('git', ['--git-dir', repository, 'fast-import', '--quiet', '--done'], {
    env: { ...process.env, ...quiet },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data) => (errors += String(data)));
  child.stdin.end(stream);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw new Error(`git fast-import ended with ${code}: ${errors}`);
}
