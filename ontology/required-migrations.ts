import ledger from './generated/migrations.json' with { type: 'json' };

/** Migrations that this version of the ontology needs, in order; checked against the files by a test. */
export const requiredMigrations: readonly { readonly id: string; readonly checksum: string }[] = ledger;
