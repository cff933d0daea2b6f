import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { namesIn } from './names-in.ts';

export interface MigrationFile {
  readonly id: string;
  readonly text: string;
}

/** The numbered files of a folder, in order; those from 1001 on belong to applied changes. */
export async function readMigrationFiles(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await namesIn(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.cypher$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      id: name.replace(/\.cypher$/, ''),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
