import type { AppliedChange } from '../../schemas/ontology-change.ts';
import type { MigrationFile } from './read-migrations.ts';

/** Changes of the ontology as files: `changes/NNNN_<proposal>.json` and `migrations/NNNN_….cypher` below one folder. */
export interface OntologyFiles {
  /** Writes both files of a change; files that say the same stay. Throws MirrorDiffers when one says something else. */
  readonly keep: (change: AppliedChange, migration: string) => Promise<void>;
  /** Applied changes in order. */
  readonly changes: () => Promise<readonly AppliedChange[]>;
  /** Their migrations in order. */
  readonly migrations: () => Promise<readonly MigrationFile[]>;
}
