import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { installMissing, testInstallers } from '../../infra/local/installers/install-missing.ts';
import { temporalTestServerJars } from '../../infra/local/installers/maven.ts';
import { withLock } from '../../infra/local/lock.ts';
import { findFreePorts } from '../../infra/local/ports.ts';
import { readProcess } from '../../infra/local/processes.ts';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { lockFile } from '../../infra/local/stack-home.ts';
import { endStrays } from '../../infra/local/stack-state.ts';
import { startStack } from '../../infra/local/start-stack.ts';
import { readVersions } from '../../infra/local/versions.ts';

export interface TestServers {
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly graphUrl: string;
  /** Folder whose `toolchain` holds the servers, for tests that start their own. */
  readonly toolchainHome: string;
  /** Folder of the time-skipping test server's jars (main class io.temporal.testserver.TestServer). */
  readonly testServerJars: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    servers: TestServers;
  }
}

const log = (line: string): boolean => process.stderr.write(`test servers: ${line}\n`);

/** One isolated stack for the whole test run, on free ports and with its own data; nothing of it stays. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const settings = currentStackSettings();
  await withLock(lockFile(settings.home), log, () => installMissing(testInstallers(settings), log));
  await clearDeadRuns(join(settings.home, 'test'));
  const home = join(settings.home, 'test', String(process.pid));
  mkdirSync(home, { recursive: true });
  const [temporal = 0, temporalUi = 0, graph = 0] = await findFreePorts(3);
  const stack = await startStack({
    home,
    toolchainHome: settings.home,
    ports: { temporal, temporalUi, graph },
    log,
  });
  project.provide('servers', {
    temporalAddress: stack.temporal.address,
    namespace: stack.temporal.namespace,
    graphUrl: stack.graph.url,
    toolchainHome: settings.home,
    testServerJars: join(
      temporalTestServerJars(settings.home, readVersions().local['temporal-test-server']),
      'lib',
    ),
  });
  return async () => {
    await stack.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

/** A test run that was killed could not clean up: the next one does. */
async function clearDeadRuns(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!/^\d+$/.test(name) || readProcess(Number(name)) !== null) continue;
    await endStrays(join(folder, name));
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
