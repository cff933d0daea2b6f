import type { Graph } from '../../adapters/memgraph/graph.ts';
import { migrationChecksum, parseMigration } from '../../ontology/generate/migrations.ts';
import { requiredMigrations } from '../../ontology/required-migrations.ts';
import { Failure } from '../../schemas/failures.ts';

export interface MigrationSource {
  readonly id: string;
  readonly text: string;
}

export interface Applied {
  readonly applied: readonly string[];
  readonly already: readonly string[];
}

/**
 * Runs what the ledger does not show as done, in order. Each statement may be repeated, so a migration that broke off
 * is run again from its start. Throws MigrationChanged when a file that ran is not what it was.
 */
export async function applyMigrations(graph: Graph, files: readonly MigrationSource[]): Promise<Applied> {
  const ledger = await readLedger(graph);
  const outcome = { applied: [] as string[], already: [] as string[] };
  for (const { id, text } of files) {
    const checksum = migrationChecksum(text);
    const entry = ledger.get(id);
    if (entry !== undefined && entry.checksum !== checksum) {
      throw new Failure(
        'MigrationChanged',
        `migration ${id} ran with checksum ${entry.checksum}, now it is ${checksum}`,
      );
    }
    if (entry?.state === 'done') {
      outcome.already.push(id);
      continue;
    }
    await applyOne(graph, id, text, checksum);
    outcome.applied.push(id);
  }
  return outcome;
}

/** Ids that the write phase needs and the ledger does not show as done. */
export async function pendingMigrations(graph: Graph): Promise<readonly string[]> {
  const ledger = await readLedger(graph);
  return requiredMigrations
    .filter(({ id, checksum }) => ledger.get(id)?.state !== 'done' || ledger.get(id)?.checksum !== checksum)
    .map(({ id }) => id);
}

async function applyOne(graph: Graph, id: string, text: string, checksum: string): Promise<void> {
  const { dialect } = await graph.server();
  await record(graph, id, checksum, 'started');
  for (const statement of parseMigration(id, text).statements) {
    if (statement.only === undefined || statement.only === dialect) await graph.runDdl(statement.text);
  }
  await record(graph, id, checksum, 'done');
}

interface LedgerEntry {
  readonly checksum: string;
  readonly state: string;
}

const LEDGER =
  'MATCH (m:Migration) RETURN m.id AS id, m.checksum AS checksum, m.state AS state ORDER BY id LIMIT 10000';

async function readLedger(graph: Graph): Promise<ReadonlyMap<string, LedgerEntry>> {
  const rows = await graph.read({ text: LEDGER, params: {} });
  return new Map(
    rows.map(({ id, checksum, state }) => [String(id), { checksum: String(checksum), state: String(state) }]),
  );
}

const RECORD = 'MERGE (m:Migration {id: $id}) SET m.checksum = $checksum, m.state = $state';

const record = (graph: Graph, id: string, checksum: string, state: 'started' | 'done') =>
  graph.write([{ text: RECORD, params: { id, checksum, state } }]);
