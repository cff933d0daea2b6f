import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.ts';
import { type Installer, installInto } from './installer.ts';

const folderOf = (home: string, version: string): string =>
  join(home, 'toolchain', `schemathesis-${version}`);

/** The interpreter of its own environment; run with `-m schemathesis.cli`, since scripts in there name the folder they were made in. */
export const schemathesisPython = (home: string, version: string): string =>
  join(folderOf(home, version), 'bin', 'python3');

/** Asks a service all that its OpenAPI description allows and much that it does not; only tests run it. */
export function schemathesisInstaller(home: string, version: string): Installer {
  const target = folderOf(home, version);
  return {
    name: 'Schemathesis',
    version,
    required: true,
    isInstalled: () => existsSync(schemathesisPython(home, version)),
    install: (log, signal) =>
      installInto(target, async (scratch) => {
        log(`installing Schemathesis ${version} from PyPI (once)`);
        const options = signal === undefined ? {} : { signal };
        await runCommand('python3', ['-m', 'venv', scratch], options);
        const python = join(scratch, 'bin', 'python3');
        const wanted = `schemathesis==${version}`;
        await runCommand(
          python,
          ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', wanted],
          options,
        );
      }),
    howToInstallByHand: `Install Python 3.10 or newer with its venv module, then run the command again; pip fetches schemathesis==${version}.`,
  };
}
