import { readdir, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const PREFIX = '.attempt-';
/** Longer than any activity may run: an unfinished file of another machine that is older has no living writer. */
const DEAD_AFTER_MS = 48 * 3600 * 1000;

const host = hostname().replaceAll(/[^A-Za-z0-9.]/g, '_');

/** Name of the unfinished file of this process's attempt, hidden from listings. */
export const attemptName = (id: string): string => `${PREFIX}${process.pid}-${host}-${id}`;

/** Removes unfinished files whose writer is gone, in a folder and below it. */
export async function sweepAttempts(folder: string, living: ReadonlySet<string>): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.startsWith(PREFIX) || living.has(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (await isDead(path, entry.name)) await unlink(path).catch(() => undefined);
  }
}

async function isDead(path: string, name: string): Promise<boolean> {
  const [, pid, rest] = /^\.attempt-(\d+)-(.*)$/.exec(name) ?? [];
  if (pid !== undefined && rest?.startsWith(`${host}-`) && !isRunning(Number(pid))) return true;
  const age = await stat(path).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  return age > DEAD_AFTER_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
