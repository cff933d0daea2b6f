import { execFileSync, type SpawnOptions } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copiedPaths, readStages } from '../../unit/infra/docker/dockerfile.ts';

/** What an image holds, laid out as folders: the source that the Dockerfile copies and the packages of run time. */
export interface Image {
  readonly app: string;
  readonly node: string;
  /** Folder that stands for a volume or a tmpfs of docker-compose.yml, made at first use. */
  readonly mount: (name: string) => string;
  /** User without rights on the source, where this process may choose one. */
  readonly user: Pick<SpawnOptions, 'uid' | 'gid'>;
  readonly remove: () => void;
}

const NOBODY = 65_534;

export function layOutImage(): Image {
  const root = mkdtempSync(join(tmpdir(), 'fresh-image-'));
  const app = join(root, 'app');
  mkdirSync(app);
  const paths = ['package.json', ...copiedPaths(readStages()).filter((path) => !path.startsWith('package'))];
  for (const path of paths) cpSync(path, join(app, path), { recursive: true });
  for (const path of packagesOfRunTime()) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    link(path, join(app, path));
  }
  const node = join(root, 'node');
  link(process.execPath, node);
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  execFileSync('chmod', ['a+rx', root]);
  const mount = (name: string): string => {
    const folder = join(root, 'mounts', name);
    mkdirSync(folder, { recursive: true });
    // As the volumes of the images and a tmpfs are: everybody writes, nobody takes away what is another's.
    chmodSync(folder, 0o1777);
    return folder;
  };
  return { app, node, mount, user, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Hard links where the file system allows them: a second copy would take most of a gigabyte. */
function link(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'ignore' });
  } catch {
    rmSync(to, { recursive: true, force: true });
    execFileSync('cp', ['-a', from, to]);
  }
}

/** Folders of the packages that `npm install --omit=dev` would bring, as the lock file says, the outermost ones. */
function packagesOfRunTime(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path]) => path)
    .filter((path) => path.lastIndexOf('node_modules/') === 0 && existsSync(path));
}

/** Files below the source that are younger than the image: a read-only root would have refused them. */
export function writtenBelow(folder: string, since: Date): string[] {
  const newer = execFileSync('find', [folder, '-newermt', since.toISOString(), '-not', '-type', 'd']);
  return newer
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}

export const entriesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
