import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand, tryCommand } from './run-command.ts';
import { projectRoot, type StackSettings } from './settings.ts';
import { readVersions } from './versions.ts';

/** Whether `up` uses containers: as set, or when an engine with compose answers within five seconds. */
export async function usesContainers(settings: StackSettings): Promise<boolean> {
  if (settings.engine !== 'auto') return settings.engine === 'compose';
  const limit = AbortSignal.timeout(5_000);
  const engine = await tryCommand('docker', ['info', '--format', '{{.ServerVersion}}'], limit);
  if (engine === null || engine.trim() === '') return false;
  return (await tryCommand('docker', ['compose', 'version', '--short'], limit)) !== null;
}

/** `docker compose` over the project's file, with versions and ports from the one place where each is written. */
export function runCompose(
  args: readonly string[],
  settings: StackSettings,
  log: (line: string) => void,
): Promise<string> {
  return runCommand('docker', ['compose', ...args], {
    cwd: projectRoot,
    env: { ...composeEnvironment(settings), FRESH_DB_PASSWORD: databasePassword(settings.home) },
    onLine: log,
  });
}

/** Variables that docker-compose.yml asks for. */
export function composeEnvironment(settings: StackSettings): Record<string, string> {
  const images = Object.entries(readVersions().containers).map(([name, version]) => [
    `FRESH_IMAGE_${name.toUpperCase().replaceAll('-', '_')}`,
    version,
  ]);
  return {
    ...Object.fromEntries(images),
    FRESH_TEMPORAL_PORT: String(settings.ports.temporal),
    FRESH_TEMPORAL_UI_PORT: String(settings.ports.temporalUi),
    FRESH_GRAPH_PORT: String(settings.ports.graph),
    FRESH_METRICS_PORT: String(settings.fleetPorts.metrics),
    FRESH_CORE_METRICS_PORT: String(settings.fleetPorts.coreMetrics),
    FRESH_MINE_METRICS_PORT: String(settings.fleetPorts.mineMetrics),
    FRESH_MINE_CORE_METRICS_PORT: String(settings.fleetPorts.mineCoreMetrics),
  };
}

/** Password of the containers' own database: as given, else made once and kept where only its owner reads it. */
function databasePassword(home: string): string {
  const given = process.env.FRESH_DB_PASSWORD;
  if (given) return given;
  const file = join(home, 'run', 'database-password');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
