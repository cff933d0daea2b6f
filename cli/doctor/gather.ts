import { existsSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import { pendingMigrations } from '../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { isTemporalServing, missingAttributes } from '../../adapters/temporal/prepare-namespace.ts';
import { usesContainers } from '../../infra/local/container-engine.ts';
import { chromiumFor } from '../../infra/local/installers/chromium.ts';
import { stackInstallers } from '../../infra/local/installers/install-missing.ts';
import { findJava, javaMajor } from '../../infra/local/java.ts';
import { describePortConflict, findPortConflicts } from '../../infra/local/ports.ts';
import { runCommand, tryCommand } from '../../infra/local/run-command.ts';
import { currentStackSettings, type StackSettings } from '../../infra/local/settings.ts';
import { isHeld, readStackState } from '../../infra/local/stack-state.ts';
import { retentionDays, searchAttributes } from '../../infra/local/temporal-server.ts';
import { readCliSettings } from '../settings.ts';
import { askNightly } from '../watch/ask-nightly.ts';
import type { Facts } from './facts.ts';
import { findTokens } from './tokens.ts';

/** Looks at this machine and at the servers; changes nothing. */
export async function gatherFacts(): Promise<Facts> {
  const settings = currentStackSettings();
  const state = readStackState(settings.home);
  const isUp = isHeld(state) || state?.engine === 'compose';
  const [temporal, graph] = stackInstallers(settings);
  const tokens = await findTokens(readCliSettings().settingsFile);
  return {
    engine: (await usesContainers(settings)) ? 'compose' : 'local',
    tools: await findTools(),
    installed: {
      temporal: temporal?.isInstalled() === true,
      graph: graph?.isInstalled() === true,
      chromium: chromiumFor(settings),
    },
    portTroubles: isUp
      ? []
      : (await findPortConflicts({ ...settings.ports, ...settings.fleetPorts })).map(describePortConflict),
    diskFreeBytes: freeBytes(settings),
    memoryBytes: totalmem(),
    stack: isUp ? { services: state?.services ?? [] } : null,
    temporal: await askTemporal(),
    graph: await askGraph(),
    ...tokens,
  };
}

async function findTools(): Promise<Facts['tools']> {
  const java = findJava(process.env);
  // `java -version` writes to standard error.
  let javaText = '';
  await runCommand(java, ['-version'], { onLine: (line) => (javaText += `${line}\n`) }).catch(
    () => undefined,
  );
  return {
    node: process.version,
    git: await tryCommand('git', ['--version']),
    go: await tryCommand('go', ['version']),
    java: javaMajor(javaText),
    maven: (await tryCommand('mvn', ['--version']))?.split('\n')[0] ?? null,
  };
}

function freeBytes({ home }: StackSettings): number {
  let folder = home;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

async function askTemporal(): Promise<Facts['temporal']> {
  const place = readCliSettings().temporal;
  if (!(await isTemporalServing(place.address))) return { serving: false, missingAttributes: null };
  const wish = { ...place, retentionDays, attributes: searchAttributes };
  const missing = await missingAttributes(wish).catch(() => null);
  const nightly = await askNightly(place);
  return { serving: true, missingAttributes: missing, ...(nightly === undefined ? {} : { nightly }) };
}

async function askGraph(): Promise<Facts['graph']> {
  const graph = createGraph(readCliSettings().graph);
  try {
    const { dialect, version } = await graph.server();
    const pending = await pendingMigrations(graph).catch(() => null);
    return { server: `${dialect} ${version}`, pendingMigrations: pending };
  } catch {
    return { server: null, pendingMigrations: null };
  } finally {
    await graph.close();
  }
}
