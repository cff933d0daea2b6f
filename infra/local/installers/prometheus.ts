import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../run-command.ts';
import { hasApt, unpackPackages } from './apt.ts';
import type { Installer } from './installer.ts';

const unpackedFolder = (home: string): string => join(home, 'toolchain', 'prometheus');

/** Where a program of Prometheus is: the system's, or the one unpacked under `home`; null when there is none. */
export function prometheusProgram(home: string, name: 'prometheus' | 'promtool'): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), join(unpackedFolder(home), 'root/usr/bin')];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/**
 * Prometheus from the system's packages, which only tests start. Unpacked also when we are root: the installed package
 * would start a server of its own.
 */
export const prometheusInstaller = (home: string): Installer => ({
  name: 'Prometheus',
  version: 'of the system',
  required: true,
  isInstalled: () => prometheusProgram(home, 'prometheus') !== null,
  install: async (log, signal) => {
    if (!hasApt()) throw new Error('this system has no apt-get');
    log('unpacking Prometheus under .fresh (once)');
    // Its programs are whole by themselves; what the package needs besides is for its service and its pages.
    await unpackPackages(unpackedFolder(home), ['prometheus'], { log, signal, withDependencies: false });
    await runCommand(join(unpackedFolder(home), 'root/usr/bin/prometheus'), ['--version']);
  },
  howToInstallByHand:
    'Put the programs prometheus and promtool of any Prometheus 2.40 or newer into the PATH.',
});
