import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { ListedFolder } from './report-folder.ts';
import { writeWhole } from './write-whole.ts';

/** `<host>/<path of any depth>`: deeper than any host nests its groups. */
const DEEPEST = 24;
const LATEST = 'latest';

/** Two writers may each miss the other's pages, so the list is taken again until it did not grow while it was written. */
export async function publishIndex(
  root: string,
  write: (listed: readonly ListedFolder[]) => string,
): Promise<void> {
  for (let before = ''; ; ) {
    const text = write(await listFolders(root));
    if (text === before) return;
    await mkdir(root, { recursive: true });
    await writeWhole(join(root, 'index.md'), text);
    before = text;
  }
}

async function listFolders(root: string): Promise<readonly ListedFolder[]> {
  const found: ListedFolder[] = [];
  await walk(root, [], found);
  return found.sort((a, b) => byCodeUnit(a.folder, b.folder));
}

/** Folders with a `latest` hold pages; a repository's folder may lie in that of another. */
async function walk(root: string, parts: readonly string[], found: ListedFolder[]): Promise<void> {
  const entries = await readdir(join(root, ...parts), { withFileTypes: true });
  if (entries.some(({ name }) => name === LATEST)) {
    const index = await readIndex(join(root, ...parts, LATEST, 'index.json'));
    if (index !== null) found.push({ folder: parts.join('/'), index });
  }
  if (parts.length === DEEPEST) return;
  for (const entry of entries) {
    if (entry.isDirectory() && !/^(\d{6}|\..*)$/.test(entry.name))
      await walk(root, [...parts, entry.name], found);
  }
}

/** Null where another program's folder has the same name. */
async function readIndex(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
