import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changeText } from '../../ontology/changes/meaning-of.ts';
import { Failure } from '../../schemas/failures.ts';
import { AppliedChange } from '../../schemas/ontology-change.ts';
import { createLocalVolume } from '../storage/local-volume.ts';
import { namesIn } from './names-in.ts';
import type { OntologyFiles } from './ontology-files.ts';
import { readMigrationFiles } from './read-migrations.ts';

/** Migrations of changes are numbered from here; those below belong to the shipped ontology. */
const FIRST_OF_CHANGES = '1001';

/** Changes below a folder of this machine, or of a volume: `changes/` and `migrations/`. */
export function createOntologyFiles(folder: string): OntologyFiles {
  const changes = join(folder, 'changes');
  const migrations = join(folder, 'migrations');
  return {
    keep: async (change, migration) => {
      await mkdir(folder, { recursive: true });
      await keepFile(migrations, `${change.migration}.cypher`, migration);
      await keepFile(changes, nameOf(change), changeText(change));
    },
    changes: async () => {
      const names = (await namesIn(changes)).filter((name) => /^\d{4}_[a-z0-9-]+\.json$/.test(name)).sort();
      return Promise.all(names.map((name) => readChange(join(changes, name))));
    },
    migrations: async () => (await readMigrationFiles(migrations)).filter(({ id }) => id >= FIRST_OF_CHANGES),
  };
}

const nameOf = ({ number, proposal }: AppliedChange): string =>
  `${String(number).padStart(4, '0')}_${proposal.id}.json`;

/** A name's text is written once; what is there must say the same. */
async function keepFile(folder: string, name: string, text: string): Promise<void> {
  const written = await createLocalVolume(folder).writeOnce(name, [Buffer.from(text)]);
  if (!written && (await readFile(join(folder, name), 'utf8')) !== text)
    throw new Failure('MirrorDiffers', `${join(folder, name)} says something else than what was applied`);
}

async function readChange(path: string): Promise<AppliedChange> {
  const text = await readFile(path, 'utf8');
  try {
    return AppliedChange.parse(JSON.parse(text));
  } catch (error) {
    throw new Failure('MirrorDiffers', `${path} is no applied change`, { cause: error });
  }
}
