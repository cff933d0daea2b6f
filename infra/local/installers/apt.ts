import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.ts';
import { installInto } from './installer.ts';

/** True on systems whose packages apt brings. */
export const hasApt = (): boolean => process.platform === 'linux' && existsSync('/usr/bin/apt-get');

const optional = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

/** Installs packages into the system; needs root. */
export async function installPackages(packages: readonly string[], signal?: AbortSignal): Promise<void> {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' }, ...optional(signal) };
  const wait = ['-y', '-q', '-o', 'DPkg::Lock::Timeout=300'];
  const install = [...wait, 'install', '--no-install-recommends', ...packages];
  await runCommand('apt-get', install, options).catch(async () => {
    // The package lists may be absent or too old for the archive.
    await runCommand('apt-get', [...wait, 'update'], options);
    await runCommand('apt-get', install, options);
  });
}

export interface Unpacking {
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
  /** With all that the packages need and the system lacks; else only themselves. */
  readonly withDependencies: boolean;
  /** Last touches, before the folder gets its name. */
  readonly finish?: (folder: string) => void;
}

/**
 * Unpacks packages below `target/root` without installing them: needs no root, starts no service, makes no user, and
 * leaves the system as it is.
 */
export async function unpackPackages(
  target: string,
  packages: readonly string[],
  { log, signal, withDependencies, finish }: Unpacking,
): Promise<void> {
  const options = optional(signal);
  await installInto(target, async (scratch) => {
    const apt = ownLists(scratch);
    for (const name of ['state/partial', 'cache/archives/partial', 'debs', 'root'])
      mkdirSync(join(scratch, name), { recursive: true });
    await runCommand('apt-get', ['-q', ...apt, 'update'], options);
    const wanted = withDependencies ? await absentPackages(apt, packages) : packages;
    log(`downloading ${wanted.length} ${wanted.length === 1 ? 'package' : 'packages'}`);
    await runCommand('apt-get', ['-q', ...apt, 'download', ...wanted], {
      cwd: join(scratch, 'debs'),
      ...options,
    });
    for (const file of readdirSync(join(scratch, 'debs')).sort()) {
      await runCommand('dpkg', ['-x', join(scratch, 'debs', file), join(scratch, 'root')], options);
    }
    finish?.(scratch);
    for (const name of ['state', 'cache', 'debs'])
      rmSync(join(scratch, name), { recursive: true, force: true });
  });
}

// As root apt would download as its own user, who may not enter the scratch folder.
const ownLists = (scratch: string): string[] => [
  '-o',
  `Dir::State::Lists=${join(scratch, 'state')}`,
  '-o',
  `Dir::Cache=${join(scratch, 'cache')}`,
  '-o',
  'APT::Sandbox::User=root',
];

/** The packages and all they depend on, without what the system has already. */
async function absentPackages(apt: readonly string[], packages: readonly string[]): Promise<string[]> {
  const plan = await runCommand('apt-get', [...apt, '-s', '--no-install-recommends', 'install', ...packages]);
  const names = plan.split('\n').flatMap((line) => line.match(/^Inst (\S+)/)?.[1] ?? []);
  return [...new Set(names)].sort();
}
