import type { StackSettings } from '../settings.ts';
import { readVersions } from '../versions.ts';
import { chromiumInstaller } from './chromium.ts';
import type { Installer } from './installer.ts';
import { neo4jInstaller, temporalTestServerInstaller } from './maven.ts';
import { prometheusInstaller } from './prometheus.ts';
import { schemathesisInstaller } from './schemathesis.ts';
import { temporalCliInstaller } from './temporal-cli.ts';

type Place = Pick<StackSettings, 'home' | 'chromium'>;

/** All that the local stack needs, the longest first. */
export function stackInstallers(place: Place): Installer[] {
  const versions = readVersions().local;
  return [
    temporalCliInstaller(place.home, versions['temporal-cli']),
    neo4jInstaller(place.home, versions.neo4j),
    chromiumInstaller(place),
  ];
}

/** The same and what only tests start. */
export function testInstallers(place: Place): Installer[] {
  return [
    ...stackInstallers(place),
    temporalTestServerInstaller(place.home, readVersions().local['temporal-test-server']),
    prometheusInstaller(place.home),
    schemathesisInstaller(place.home, readVersions().local.schemathesis),
  ];
}

/** Installs what is not there, one after the other. An optional one that fails is told and left out. */
export async function installMissing(
  installers: readonly Installer[],
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const installer of installers) {
    if (installer.isInstalled()) continue;
    const trouble = await installer.install(log, signal).then(
      () => null,
      (error: unknown) => error,
    );
    if (trouble === null) continue;
    const reason = trouble instanceof Error ? trouble.message : String(trouble);
    if (installer.required) {
      throw new Error(
        `${installer.name} could not be installed: ${reason}\n${installer.howToInstallByHand}`,
        { cause: trouble },
      );
    }
    log(
      `${installer.name} could not be installed, so ${installer.whatIsMissing ?? 'it is left out'}. ${installer.howToInstallByHand}\n(${reason.split('\n')[0]})`,
    );
  }
}
