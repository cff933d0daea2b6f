import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderName } from './folder-name.ts';
import type { PublishedFile, ReportFolder } from './report-folder.ts';

const RUN = /^\d{6}$/;
const TEXT = /\.(md|json|mmd)$/;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

async function listed(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Whole or not at all: a reader never sees half a page. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}

async function writeRun(folder: string, files: readonly PublishedFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, content } of files) await writeWhole(join(folder, name), content);
  const wanted = new Set(files.map(({ name }) => name));
  for (const name of await listed(folder)) {
    if (!wanted.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** A link is put in place by rename, so `latest` is there at each moment; an older run that comes late leaves it alone. */
async function turnLatest(home: string, run: string): Promise<void> {
  const latest = join(home, 'latest');
  const current = await readlink(latest).catch(() => '');
  if (RUN.test(current) && current >= run) return;
  const temporary = join(home, `.latest-${randomUUID()}`);
  await symlink(run, temporary, 'dir');
  await rename(temporary, latest);
}

/** Reports below `root` on the local file system. */
export function createReportFolder(root: string): ReportFolder {
  return {
    before: async ({ repo, run_id }) => {
      const home = join(root, folderName(repo));
      const newest = (await listed(home)).filter((name) => RUN.test(name) && name < run_id).at(-1);
      if (newest === undefined) return new Map();
      const names = (await listed(join(home, newest))).filter((name) => TEXT.test(name));
      return new Map(
        await Promise.all(
          names.map(async (name) => [name, await readFile(join(home, newest, name), 'utf8')] as const),
        ),
      );
    },
    publish: async ({ repo, run_id }, files) => {
      const name = folderName(repo);
      await writeRun(join(root, name, run_id), files);
      await turnLatest(join(root, name), run_id);
      return files.map((file) => ({
        path: `${name}/latest/${file.name}`,
        sha256: createHash('sha256').update(file.content).digest('hex'),
      }));
    },
  };
}
