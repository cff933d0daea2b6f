import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { folderName } from './folder-name.ts';
import { publishIndex } from './publish-index.ts';
import type { PublishedFile, PublishedRun, ReportFolder } from './report-folder.ts';
import { writeWhole } from './write-whole.ts';

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

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await listed(folder)).filter((name) => TEXT.test(name));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** The newest run of which `isMeant` holds. */
async function newestRun(home: string, isMeant: (run: string) => boolean): Promise<PublishedRun | null> {
  const newest = (await listed(home)).filter((name) => RUN.test(name) && isMeant(name)).at(-1);
  return newest === undefined ? null : { run_id: newest, texts: await textsIn(join(home, newest)) };
}

/** Reports below `root` on the local file system. */
export function createReportFolder(root: string): ReportFolder {
  return {
    before: async ({ repo, run_id }) =>
      (await newestRun(join(root, folderName(repo)), (name) => name < run_id))?.texts ?? new Map(),
    newest: (repo) => newestRun(join(root, folderName(repo)), () => true),
    publish: async ({ repo, run_id }, files) => {
      const name = folderName(repo);
      await writeRun(join(root, name, run_id), files);
      await turnLatest(join(root, name), run_id);
      return files.map((file) => ({
        path: `${name}/latest/${file.name}`,
        sha256: createHash('sha256').update(file.content).digest('hex'),
      }));
    },
    publishIndex: (write) => publishIndex(root, write),
  };
}
