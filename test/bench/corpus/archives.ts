import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from '../../../infra/local/installers/installer.ts';
import { runCommand } from '../../../infra/local/run-command.ts';
import { NotHere } from '../row.ts';

/** A source archive of a package, fetched by the package's own client. */
export interface Archive {
  readonly client: 'pip';
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

/** Django: more than 2,800 Python files of very different kinds. */
export const django: Archive = {
  client: 'pip',
  name: 'django',
  version: '5.2.8',
  sha256: '23254866a5bb9a2cfa6004e8b809ec6246eba4b58a7589bc2772f1bcc8456c7f',
};

/** Folder with the archive's content; downloaded and checked once. */
export async function unpackArchive(
  archive: Archive,
  cache: string,
  tell: (line: string) => void,
): Promise<string> {
  const { name, version } = archive;
  const target = join(cache, `${name}-${version}`);
  if (!existsSync(target)) {
    tell(`downloading the source archive of ${name} ${version} (once)`);
    mkdirSync(cache, { recursive: true });
    await installInto(target, (folder) => download(archive, folder)).catch((error: unknown) => {
      throw new NotHere(`${name} ${version} cannot be had: ${firstLine(error)}`);
    });
  }
  return target;
}

async function download({ name, version, sha256 }: Archive, folder: string): Promise<void> {
  const from = join(folder, 'download');
  await runCommand('python3', [
    ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'],
    ...['--no-binary', ':all:', '--dest', from, `${name}==${version}`],
  ]);
  const file = readdirSync(from).find((one) => one.endsWith('.tar.gz'));
  if (file === undefined) throw new Error('the package has no source archive');
  const found = createHash('sha256')
    .update(readFileSync(join(from, file)))
    .digest('hex');
  if (found !== sha256) throw new Error(`the archive is not the pinned one: SHA-256 ${found}`);
  await runCommand('tar', [
    '-xzf',
    join(from, file),
    '-C',
    folder,
    '--strip-components=1',
    '--no-same-owner',
  ]);
  await runCommand('rm', ['-rf', from]);
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).join(' ');
