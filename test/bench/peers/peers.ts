import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from '../../../infra/local/installers/installer.ts';
import { runCommand } from '../../../infra/local/run-command.ts';
import { NotHere } from '../row.ts';

/** Programs that others have made for a part of the job; each in a folder of its own, outside the project's packages. */
export interface Peers {
  /** The folder's `bin` of a virtual environment with these pinned packages. Throws NotHere. */
  readonly python: (...packages: readonly string[]) => Promise<string>;
  /** The folder's `node_modules/.bin` with this pinned package. Throws NotHere. */
  readonly npm: (name: string, version: string) => Promise<string>;
}

export function openPeers(cache: string, tell: (line: string) => void): Peers {
  return {
    python: async (...packages) => {
      const target = join(cache, `python-${packages.join('-').replaceAll(/[^A-Za-z0-9.-]+/g, '_')}`);
      await once(target, packages.join(', '), tell, async () => {
        // A virtual environment knows its own path, so it is made in place and marked when it is whole.
        await runCommand('python3', ['-m', 'venv', '--clear', target]);
        await runCommand(join(target, 'bin', 'python'), [
          ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...packages],
        ]);
      });
      return join(target, 'bin');
    },
    npm: async (name, version) => {
      const target = join(cache, `npm-${name}-${version}`);
      const pinned = `${name}@${version}`;
      await once(target, pinned, tell, () =>
        installInto(target, async (folder) => {
          const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
          await runCommand('npm', ['install', '--prefix', folder, ...quiet, pinned]);
        }),
      );
      return join(target, 'node_modules', '.bin');
    },
  };
}

const WHOLE = '.whole';

async function once(
  target: string,
  what: string,
  tell: (line: string) => void,
  install: () => Promise<void>,
): Promise<void> {
  if (existsSync(join(target, WHOLE))) return;
  tell(`installing ${what} for comparison (once)`);
  try {
    await install();
    writeFileSync(join(target, WHOLE), '');
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new NotHere(`${what} cannot be installed: ${said.split('\n').slice(0, 3).join(' ')}`);
  }
}
