import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessRecord, readProcess, stillRuns } from './processes.ts';

/** Runs `work` while this process alone holds the file; waits for another holder, and clears the lock of a dead one. */
export async function withLock<Result>(
  file: string,
  log: (line: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (isDead(file)) rmSync(file, { force: true });
    else if (!told) log('waiting for another start or stop of the stack to end');
    told = true;
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, JSON.stringify(readProcess(process.pid)));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A file that cannot be read is being written or was let go just now: not dead. */
function isDead(file: string): boolean {
  try {
    const holder = ProcessRecord.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return holder.success && !stillRuns(holder.data);
  } catch {
    return false;
  }
}
