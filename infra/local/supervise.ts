import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { countCrash, restartDelayMs } from './backoff.ts';
import { tailOf } from './log-file.ts';
import { endProcesses, type ProcessRecord, readProcess, stackMark } from './processes.ts';
import type { Service } from './service.ts';

const pollMs = 150;
/** A service that never became healthy is given up after so many crashes; one that once was is started for ever. */
const triesBeforeFirstHealth = 3;

export interface ServiceState {
  readonly name: string;
  readonly port: number;
  readonly process: ProcessRecord | null;
  readonly health: 'starting' | 'healthy' | 'restarting' | 'stopped';
  readonly restarts: number;
}

export interface Supervised {
  /** Resolves at the first time the service is healthy; rejects with the end of its log when it never will be. */
  readonly ready: Promise<void>;
  readonly state: () => ServiceState;
  /** Ends it and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

export interface SuperviseOptions {
  /** Home of the stack, by which strays are known later. */
  readonly home: string;
  readonly log: (line: string) => void;
  readonly onChange: () => void;
}

/** Starts a service, watches it, and starts it again when it ends unasked. */
export function supervise(service: Service, options: SuperviseOptions): Supervised {
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  let current: ServiceState = {
    name: service.name,
    port: service.port,
    process: null,
    health: 'starting',
    restarts: 0,
  };
  const change = (next: Partial<ServiceState>) => {
    current = { ...current, ...next };
    options.onChange();
  };

  async function keepRunning(): Promise<void> {
    let crashes = 0;
    let everHealthy = false;
    for (;;) {
      const { how, healthyMs } = await runOnce(service, options, stopping.signal, (next) => {
        change(next);
        if (next.health === 'healthy') ready.resolve();
      });
      if (stopping.signal.aborted) return;
      everHealthy ||= healthyMs > 0;
      crashes = countCrash(crashes, healthyMs);
      if (!everHealthy && crashes >= triesBeforeFirstHealth) throw neverStarted(service, how);
      change({ process: null, health: 'restarting', restarts: current.restarts + 1 });
      options.log(`${service.name}: ${how}; starting it again in ${restartDelayMs(crashes) / 1000} s`);
      await sleep(restartDelayMs(crashes), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
    }
  }
  const running = keepRunning().catch((error: unknown) => {
    ready.reject(error);
    change({ process: null, health: 'stopped' });
  });

  return {
    ready: ready.promise,
    state: () => current,
    stop: async () => {
      stopping.abort();
      await endRecorded(current.process, service.graceMs);
      await running;
      ready.reject(new Error(`${service.name} was stopped`));
      change({ process: null, health: 'stopped' });
    },
  };
}

/** One life of the service: how it ended, and for how long it was healthy before that. */
async function runOnce(
  service: Service,
  options: SuperviseOptions,
  stopping: AbortSignal,
  change: (next: Partial<ServiceState>) => void,
): Promise<{ how: string; healthyMs: number }> {
  const child = startChild(service, options.home);
  const record = child.pid === undefined ? null : readProcess(child.pid);
  const ended = childEnd(child);
  change({ process: record, health: 'starting' });
  const trouble = await becomeHealthy(service, ended, stopping);
  if (trouble !== null) {
    await endRecorded(record, service.graceMs);
    return { how: `${trouble} (${await ended})`, healthyMs: 0 };
  }
  const since = performance.now();
  change({ health: 'healthy' });
  return { how: `ended unasked (${await ended})`, healthyMs: performance.now() - since };
}

function neverStarted({ name, logFile }: Service, how: string): Error {
  return new Error(`${name} does not start: ${how}. End of ${logFile}:\n${tailOf(logFile)}`);
}

function startChild(service: Service, home: string): ChildProcess {
  mkdirSync(dirname(service.logFile), { recursive: true });
  const log = openSync(service.logFile, 'a');
  try {
    // Its own group: a Ctrl-C in the terminal reaches the supervisor alone, which then stops all in order.
    return spawn(service.command, service.args, {
      cwd: service.cwd,
      env: { ...process.env, ...service.env, [stackMark]: home },
      stdio: ['ignore', log, log],
      detached: true,
    });
  } finally {
    closeSync(log);
  }
}

function childEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

/** Null once the service is healthy and prepared, else why it is not. */
async function becomeHealthy(
  service: Service,
  ended: Promise<string>,
  signal: AbortSignal,
): Promise<string | null> {
  const deadline = performance.now() + service.startLimitMs;
  const gone = ended.then(() => true);
  let trouble = `not healthy after ${service.startLimitMs / 1000} s`;
  while (!signal.aborted && performance.now() < deadline) {
    if (await Promise.race([gone, sleep(pollMs, false)])) return 'ended while it was starting';
    if (!(await service.isHealthy())) continue;
    const unprepared = await prepare(service);
    if (unprepared === null) return null;
    trouble = unprepared;
  }
  return signal.aborted ? 'stopped' : trouble;
}

async function prepare(service: Service): Promise<string | null> {
  return (service.prepare?.() ?? Promise.resolve()).then(
    () => null,
    (error: unknown) => String(error),
  );
}

async function endRecorded(record: ProcessRecord | null, graceMs: number): Promise<void> {
  if (record !== null) await endProcesses([record], graceMs);
}
