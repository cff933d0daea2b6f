import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { endProcesses, findMarked, ProcessRecord, readProcess, stillRuns } from './processes.ts';
import { stateFile } from './stack-home.ts';
import type { ServiceState } from './supervise.ts';

const StackState = z.strictObject({
  engine: z.enum(['local', 'compose']),
  phase: z.enum(['starting', 'ready', 'stopping', 'failed']),
  /** Why it failed. */
  message: z.string().nullable(),
  supervisor: ProcessRecord.nullable(),
  services: z.array(
    z.strictObject({
      name: z.string(),
      port: z.int(),
      process: ProcessRecord.nullable(),
      health: z.enum(['starting', 'healthy', 'restarting', 'stopped']),
      restarts: z.int(),
    }),
  ),
});
export type StackState = z.infer<typeof StackState>;

/** What was last written about the stack at `home`; null when nothing runs or the file is not to be read. */
export function readStackState(home: string): StackState | null {
  if (!existsSync(stateFile(home))) return null;
  try {
    return StackState.parse(JSON.parse(readFileSync(stateFile(home), 'utf8')));
  } catch {
    return null;
  }
}

export function writeStackState(home: string, state: StackState): void {
  const file = stateFile(home);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(state, null, 2));
  renameSync(`${file}.${process.pid}`, file);
}

export function removeStackState(home: string): void {
  rmSync(stateFile(home), { force: true });
}

/** Whether a supervisor (or the process that called startStack) holds the stack right now. */
export function isHeld(state: StackState | null): boolean {
  return state?.supervisor != null && stillRuns(state.supervisor);
}

export interface OpenState {
  readonly save: (services: readonly ServiceState[], phase?: StackState['phase'], message?: string) => void;
  readonly remove: () => void;
}

/** Keeps the state file of a stack that this process holds. Each child is on record as soon as it lives. */
export function openStackState(home: string, log: (line: string) => void): OpenState {
  const supervisor = readProcess(process.pid);
  let phase: StackState['phase'] = 'starting';
  let message: string | null = null;
  let closed = false;
  return {
    save: (services, nextPhase = phase, nextMessage) => {
      if (closed) return;
      if (nextPhase !== phase) log(`stack: ${nextPhase}`);
      phase = nextPhase;
      message = nextMessage ?? message;
      writeStackState(home, { engine: 'local', phase, message, supervisor, services: [...services] });
    },
    remove: () => {
      closed = true;
      removeStackState(home);
    },
  };
}

const supervisorGraceMs = 120_000;
const strayGraceMs = 20_000;

/** Ends the supervisor of the stack at `home` and whatever is left of it, and returns how many processes that were. */
export async function endStack(home: string): Promise<number> {
  const supervisor = readStackState(home)?.supervisor ?? null;
  const held = supervisor !== null && supervisor.pid !== process.pid && stillRuns(supervisor);
  // The supervisor alone stops workers before servers, so it is asked first and given time.
  if (held) await endProcesses([supervisor], supervisorGraceMs);
  return (held ? 1 : 0) + (await endStrays(home));
}

/** Ends what a killed supervisor left behind: processes on record, and on Linux also those known by their mark. */
export async function endStrays(home: string): Promise<number> {
  const recorded = (readStackState(home)?.services ?? []).flatMap(({ process: record }) =>
    record === null ? [] : [record],
  );
  const known = new Map(
    [...recorded, ...findMarked(home)].filter(stillRuns).map((record) => [record.pid, record]),
  );
  known.delete(process.pid);
  await endProcesses([...known.values()], strayGraceMs);
  removeStackState(home);
  return known.size;
}
