import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../../adapters/mermaid-cli/find-chromium.ts';
import { runCommand } from '../run-command.ts';
import type { StackSettings } from '../settings.ts';
import { type Installer, installInto } from './installer.ts';

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
      if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get'))
        throw new Error('this system has no apt-get');
      if (process.getuid?.() === 0) await installAsRoot(log, signal);
      else await unpackWithoutRoot(settings.home, log, signal);
      const binary = chromiumFor(settings);
      if (binary === null) throw new Error('apt-get ended well, yet there is no chromium');
      await runCommand(binary, ['--version']);
    },
    howToInstallByHand: byHand,
    whatIsMissing: 'pages come without PNG pictures (their Mermaid source is there)',
  };
}

async function installAsRoot(log: (line: string) => void, signal?: AbortSignal): Promise<void> {
  log('installing Chromium with apt-get (once)');
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, ...(signal === undefined ? {} : { signal }) };
  const install = [
    '-y',
    '-q',
    '-o',
    'DPkg::Lock::Timeout=300',
    'install',
    '--no-install-recommends',
    ...packages,
  ];
  await runCommand('apt-get', install, options).catch(async () => {
    // The package lists may be absent or too old for the archive.
    await runCommand('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', 'update'], options);
    await runCommand('apt-get', install, options);
  });
}

async function unpackWithoutRoot(
  home: string,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  log('unpacking Chromium under .fresh (once): not root, so the system stays as it is');
  const options = signal === undefined ? {} : { signal };
  await installInto(unpackedFolder(home), async (scratch) => {
    const lists = ['state', 'cache'].flatMap((name) => [
      '-o',
      `Dir::${name === 'state' ? 'State::Lists' : 'Cache'}=${join(scratch, name)}`,
    ]);
    for (const name of ['state/partial', 'cache/archives/partial', 'debs', 'root'])
      mkdirSync(join(scratch, name), { recursive: true });
    await runCommand('apt-get', ['-q', ...lists, 'update'], options);
    const wanted = await absentPackages(lists);
    log(`downloading ${wanted.length} packages for Chromium`);
    await runCommand('apt-get', ['-q', ...lists, 'download', ...wanted], {
      cwd: join(scratch, 'debs'),
      ...options,
    });
    for (const file of readdirSync(join(scratch, 'debs')).sort()) {
      await runCommand('dpkg', ['-x', join(scratch, 'debs', file), join(scratch, 'root')], options);
    }
    writeFileSync(join(scratch, 'chromium'), startScript());
    chmodSync(join(scratch, 'chromium'), 0o755);
    writeFileSync(join(scratch, 'fonts.conf'), fontConfig(home));
    for (const name of ['state', 'cache', 'debs'])
      rmSync(join(scratch, name), { recursive: true, force: true });
  });
}

/** Chromium's packages and all they depend on, without what the system has already. */
async function absentPackages(lists: readonly string[]): Promise<string[]> {
  const plan = await runCommand('apt-get', [
    ...lists,
    '-s',
    '--no-install-recommends',
    'install',
    ...packages,
  ]);
  const names = plan.split('\n').flatMap((line) => line.match(/^Inst (\S+)/)?.[1] ?? []);
  return [...new Set(names)].sort();
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
