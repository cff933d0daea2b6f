import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.ts';
import { type Installer, installInto } from './installer.ts';

export function temporalBinary(home: string, version: string): string {
  return join(home, 'toolchain', `temporal-${version}`, 'temporal');
}

/** Temporal's official command line, which holds the development server. Compiled once by Go: there is no package of it. */
export function temporalCliInstaller(home: string, version: string): Installer {
  const binary = temporalBinary(home, version);
  const source = `github.com/temporalio/cli/cmd/temporal@v${version}`;
  return {
    name: 'Temporal server',
    version,
    required: true,
    isInstalled: () => existsSync(binary),
    install: (log, signal) =>
      installInto(join(binary, '..'), async (scratch) => {
        log('compiling the Temporal server (two to four minutes, once)');
        let packages = 0;
        await runCommand('go', ['install', '-v', source], {
          env: { GOBIN: scratch },
          onLine: () => {
            packages += 1;
            if (packages % 200 === 0) log(`compiling the Temporal server: ${packages} packages done`);
          },
          ...(signal === undefined ? {} : { signal }),
        });
      }),
    howToInstallByHand: `Install Go 1.24 or newer, then: GOBIN=${join(binary, '..')} go install ${source}`,
  };
}
