import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface MigrationFile {
  readonly id: string;
  readonly text: string;
}

/** The numbered files of ontology/migrations, in order. */
export async function readMigrationFiles(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.cypher$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      id: name.replace(/\.cypher$/, ''),
      text: await readFile(join(folder, name), 'utf8'),
    })),
  );
}
