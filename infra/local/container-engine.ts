import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { imageReferences } from '../docker/image-references.ts';
import { runCommand, tryCommand } from './run-command.ts';
import { projectRoot, type StackSettings } from './settings.ts';
import { secretOf, stackSecrets } from './stack-secrets.ts';
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
    env: {
      ...composeEnvironment(settings),
      ...secretsOf(settings.home),
      COMPOSE_PROFILES: process.env.COMPOSE_PROFILES ?? 'lab,observability',
    },
    onLine: log,
  });
}

/** Variables that docker-compose.yml asks for, secrets apart. */
export function composeEnvironment(settings: StackSettings): Record<string, string> {
  return {
    ...imageReferences(readVersions()),
    FRESH_TEMPORAL_PORT: String(settings.ports.temporal),
    FRESH_TEMPORAL_UI_PORT: String(settings.ports.temporalUi),
    FRESH_GRAPH_PORT: String(settings.ports.graph),
    FRESH_QUERY_PORT: String(settings.fleetPorts.queries),
    FRESH_REPORTS_VOLUME: settings.reports,
    FRESH_REPORTS_USER: reportsOwner(),
    ...(existsSync(settings.settingsFile) ? { FRESH_SETTINGS_FILE: settings.settingsFile } : {}),
  };
}

const secretsOf = (home: string): Record<string, string> =>
  Object.fromEntries(stackSecrets.map((name) => [name, secretOf(home, name, process.env)]));

/** The user of the images, unless pages go to a folder of somebody else. */
const IMAGE_USER = 1000;

const reportsOwner = (): string => {
  const user = process.getuid?.() ?? IMAGE_USER;
  return user === 0 ? `${IMAGE_USER}:${IMAGE_USER}` : `${user}:${process.getgid?.() ?? IMAGE_USER}`;
};

/** The engine would make a missing folder as root, and then no page could be written. */
export function prepareReportsFolder({ reports }: StackSettings): void {
  mkdirSync(reports, { recursive: true });
  if (process.getuid?.() === 0) chownSync(reports, IMAGE_USER, IMAGE_USER);
}
