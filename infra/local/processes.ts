import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** A process as it was when it was started: its id alone may by now belong to a stranger. */
export const ProcessRecord = z.strictObject({
  pid: z.int().positive(),
  /** Start time as the system tells it; together with the id it names one process for as long as the machine runs. */
  started: z.string(),
  command: z.string(),
});
export type ProcessRecord = z.infer<typeof ProcessRecord>;

/** Environment variable by which all processes of one stack are known, their own children included. */
export const stackMark = 'FRESH_STACK_OF';

/** The living process with this id, or null. A zombie counts as gone. */
export function readProcess(pid: number): ProcessRecord | null {
  return process.platform === 'linux' ? readFromProc(pid) : readFromPs(pid);
}

function readFromProc(pid: number): ProcessRecord | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks and parentheses itself, so fields are counted after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, started: fields[19] ?? '', command };
  } catch {
    return null;
  }
}

function readFromPs(pid: number): ProcessRecord | null {
  try {
    const line = execFileSync('ps', ['-o', 'lstart=,command=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return { pid, started: line.slice(0, 24), command: line.slice(24).trim() };
  } catch {
    return null;
  }
}

/** Whether the recorded process still lives, and is that one and not a stranger with its old id. */
export function stillRuns(record: ProcessRecord): boolean {
  const now = readProcess(record.pid);
  return now !== null && now.started === record.started && now.command === record.command;
}

/** Processes that carry the mark of the stack at `home`, this one left out (Linux; elsewhere only records are known). */
export function findMarked(home: string): ProcessRecord[] {
  if (process.platform !== 'linux') return [];
  const mark = `${stackMark}=${home}`;
  const found: ProcessRecord[] = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid || !carriesMark(pid, mark)) continue;
    const record = readProcess(pid);
    if (record !== null) found.push(record);
  }
  return found;
}

function carriesMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
  } catch {
    return false;
  }
}

/** Sends a signal to the process and its group; silent when it is gone already. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
    } catch {
      // ESRCH: it ended by itself, or it leads no group.
    }
  }
}

/** Asks the recorded processes to end, waits, and kills what is left after `graceMs`. Strangers are not touched. */
export async function endProcesses(records: readonly ProcessRecord[], graceMs: number): Promise<void> {
  const ours = records.filter(stillRuns);
  for (const { pid } of ours) signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (ours.some(stillRuns) && Date.now() < deadline) await sleep(50);
  for (const record of ours) if (stillRuns(record)) signalGroup(record.pid, 'SIGKILL');
  while (ours.some(stillRuns)) await sleep(20);
}
