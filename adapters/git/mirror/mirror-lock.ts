import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const BEAT = 5_000;
/** A lock without a sign of life for so long, in milliseconds, was left behind by a process that was killed. */
const STALE = 60_000;

/**
 * One transfer per mirror at a time, across processes and machines that share the volume. It only saves doing the work
 * twice: that a mirror is never seen half-done rests on renaming it into place and on git's own locks of refs.
 */
export async function withMirrorLock<T>(
  path: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  while (!(await take(path))) {
    signal?.throwIfAborted();
    if (await isAbandoned(path)) await clear(path);
    else await sleep(200, undefined, signal === undefined ? {} : { signal });
  }
  const beat = setInterval(() => touch(path), BEAT);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(`${process.pid}@${hostname()}`);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const [owner, state] = await Promise.all([
    readFile(path, 'utf8').catch(() => ''),
    stat(path).catch(() => null),
  ]);
  if (state === null) return false;
  if (Date.now() - state.mtimeMs > STALE) return true;
  const [pid, host] = owner.split('@');
  return host === hostname() && !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of several that find the lock abandoned, renaming lets one win. */
async function clear(path: string): Promise<void> {
  const grave = `${path}.${process.pid}.${Date.now()}`;
  await rename(path, grave).catch(() => {});
  await rm(grave, { force: true });
}

function touch(path: string): void {
  const now = new Date();
  utimes(path, now, now).catch(() => {});
}
