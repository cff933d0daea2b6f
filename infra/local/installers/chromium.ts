import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../../adapters/mermaid-cli/find-chromium.ts';
import { runCommand } from '../run-command.ts';
import type { StackSettings } from '../settings.ts';
import { hasApt, installPackages, unpackPackages } from './apt.ts';
import type { Installer } from './installer.ts';

const packages = ['chromium', 'fonts-dejavu-core'] as const;
const byHand = 'Install Chromium and the DejaVu fonts, or set FRESH_CHROMIUM to a Chrome or Chromium binary.';

const unpackedFolder = (home: string): string => join(home, 'toolchain', 'chromium');
const unpackedBinary = (home: string): string => join(unpackedFolder(home), 'chromium');

/** The browser that draws pictures: the one named by FRESH_CHROMIUM, the system's, or the one unpacked under `home`. */
export function chromiumFor({ home, chromium }: Pick<StackSettings, 'home' | 'chromium'>): string | null {
  const found = findChromium(chromium ?? undefined, process.env.PATH ?? '');
  if (found !== null || chromium !== null) return found;
  return existsSync(unpackedBinary(home)) ? unpackedBinary(home) : null;
}

/** Chromium from the system's packages: installed when we are root, else unpacked under `home`. */
export function chromiumInstaller(settings: Pick<StackSettings, 'home' | 'chromium'>): Installer {
  return {
    name: 'Chromium',
    version: 'of the system',
    required: false,
    isInstalled: () => chromiumFor(settings) !== null,
    install: async (log, signal) => {
      if (!hasApt()) throw new Error('this system has no apt-get');
      if (process.getuid?.() === 0) {
        log('installing Chromium with apt-get (once)');
        await installPackages(packages, signal);
      } else await unpackWithoutRoot(settings.home, log, signal);
      const binary = chromiumFor(settings);
      if (binary === null) throw new Error('apt-get ended well, yet there is no chromium');
      await runCommand(binary, ['--version']);
    },
    howToInstallByHand: byHand,
    whatIsMissing: 'pages come without PNG pictures (their Mermaid source is there)',
  };
}

async function unpackWithoutRoot(
  home: string,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  log('unpacking Chromium under .fresh (once): not root, so the system stays as it is');
  await unpackPackages(unpackedFolder(home), packages, {
    log,
    signal,
    withDependencies: true,
    finish: (folder) => {
      writeFileSync(join(folder, 'chromium'), startScript());
      chmodSync(join(folder, 'chromium'), 0o755);
      writeFileSync(join(folder, 'fonts.conf'), fontConfig(home));
    },
  });
}

/** Finds its libraries beside itself. */
function startScript(): string {
  return `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
for folder in "$here"/root/usr/lib/*-linux-gnu "$here"/root/usr/lib/*-linux-gnu/* "$here"/root/lib/*-linux-gnu; do
  [ -d "$folder" ] && LD_LIBRARY_PATH="$folder:\${LD_LIBRARY_PATH:-}"
done
export LD_LIBRARY_PATH
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/root/usr/lib/chromium/chromium" "$@"
`;
}

/** The unpacked fonts beside those that the system has. */
function fontConfig(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${unpackedFolder(home)}/root/usr/share/fonts</dir>
  <cachedir>${unpackedFolder(home)}/font-cache</cachedir>
</fontconfig>
`;
}
