import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareReportsFolder, runCompose, usesContainers } from './container-engine.ts';
import { installMissing, stackInstallers } from './installers/install-missing.ts';
import { withLock } from './lock.ts';
import { tailOf } from './log-file.ts';
import { describePortConflict, findPortConflicts, findPortDoubles, type PortName } from './ports.ts';
import { stackMark } from './processes.ts';
import { portVariables, projectRoot, type StackSettings } from './settings.ts';
import { lockFile, logFolder } from './stack-home.ts';
import { secretFile, stackSecrets } from './stack-secrets.ts';
import {
  endStack,
  isHeld,
  readStackState,
  removeStackState,
  type StackState,
  writeStackState,
} from './stack-state.ts';

export interface UpOptions {
  readonly settings: StackSettings;
  /** Leaves the worker fleet out, for those who run workers by hand. */
  readonly serversOnly: boolean;
  readonly log: (line: string) => void;
}

/** Brings the whole stack up and returns when it serves; true when it was up already. */
export async function bringUp(
  options: UpOptions,
): Promise<{ readonly already: boolean; readonly engine: 'local' | 'compose' }> {
  const { settings, log } = options;
  return withLock(lockFile(settings.home), log, async () => {
    const state = readStackState(settings.home);
    if (isUpAlready(state, options)) return { already: true, engine: 'local' };
    if (await usesContainers(settings)) return { already: false, engine: await bringUpContainers(options) };
    await endStack(settings.home);
    await installMissing(stackInstallers(settings), log);
    await refusePortTrouble(options);
    await startSupervisor(options);
    return { already: false, engine: 'local' };
  });
}

/** A stack without workers is not up for those who want them: it is started again. */
function isUpAlready(state: StackState | null, { serversOnly }: UpOptions): boolean {
  if (!isHeld(state) || state?.phase !== 'ready') return false;
  return serversOnly || state.services.some(({ name }) => name === 'worker');
}

async function bringUpContainers({ settings, log, serversOnly }: UpOptions): Promise<'compose'> {
  log('starting containers with docker compose');
  prepareReportsFolder(settings);
  if (serversOnly) {
    await runCompose(['up', '--detach', '--wait', 'memgraph', 'temporal', 'temporal-ui'], settings, log);
    await runCompose(['run', '--rm', '--build', 'set-up'], settings, log);
  } else {
    await runCompose(['up', '--detach', '--wait', '--build'], settings, log);
  }
  for (const name of stackSecrets.filter((secret) => existsSync(secretFile(settings.home, secret))))
    log(`${name} is in ${secretFile(settings.home, name)}`);
  writeStackState(settings.home, {
    engine: 'compose',
    phase: 'ready',
    message: null,
    supervisor: null,
    services: [],
  });
  return 'compose';
}

async function refusePortTrouble({ settings, serversOnly }: UpOptions): Promise<void> {
  const wanted: Partial<Record<PortName, number>> = {
    ...settings.ports,
    ...(serversOnly ? {} : settings.fleetPorts),
  };
  const doubles = findPortDoubles(wanted).map(
    ([one, other]) =>
      `${portVariables[one]} and ${portVariables[other]} are both ${wanted[one]}: give each its own port.`,
  );
  const conflicts = (await findPortConflicts(wanted)).map(describePortConflict);
  const troubles = [...doubles, ...conflicts];
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
}

async function startSupervisor({ settings, serversOnly, log }: UpOptions): Promise<void> {
  mkdirSync(logFolder(settings.home), { recursive: true });
  const logFile = join(logFolder(settings.home), 'supervisor.log');
  const output = openSync(logFile, 'a');
  const supervisor = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(projectRoot, 'infra', 'local', 'supervisor.ts'),
      ...(serversOnly ? ['--servers-only'] : []),
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, FRESH_HOME: settings.home, [stackMark]: settings.home },
      stdio: ['ignore', output, output],
      detached: true,
    },
  );
  closeSync(output);
  const ended = new Promise<true>((resolve) =>
    supervisor.once('exit', () => resolve(true)).once('error', () => resolve(true)),
  );
  await followStart(settings.home, ended, log, logFile);
  supervisor.unref();
}

async function followStart(
  home: string,
  ended: Promise<true>,
  log: (line: string) => void,
  logFile: string,
): Promise<void> {
  const told = new Set<string>();
  for (;;) {
    const gone = await Promise.race([ended, sleep(150, false)]);
    const state = readStackState(home);
    for (const line of newsOf(state)) {
      if (!told.has(line)) log(line);
      told.add(line);
    }
    if (state?.phase === 'ready') return;
    if (!gone) continue;
    const reason = state?.message ?? `End of ${logFile}:\n${tailOf(logFile)}`;
    removeStackState(home);
    throw new Error(`the stack did not start: ${reason}`);
  }
}

const newsOf = (state: StackState | null): string[] =>
  (state?.services ?? []).map(
    ({ name, port, health }) => `${name}: ${health}${health === 'healthy' ? ` on port ${port}` : ''}`,
  );
