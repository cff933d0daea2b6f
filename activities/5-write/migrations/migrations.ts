import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { migrationChecksum, parseMigration } from '../../../ontology/generate/migrations.ts';
import { requiredMigrations } from '../../../ontology/required-migrations.ts';
import { Failure } from '../../../schemas/failures.ts';

export interface MigrationSource {
  readonly id: string;
  readonly text: string;
  /** Of a change's migration: the version that it leads to, and who approved it. */
  readonly ontology_version?: string;
  readonly approved_by?: string;
  /** What is counted again before it is done, as text: until then it stays started. */
  readonly counts?: string;
}

export interface Applied {
  readonly applied: readonly string[];
  readonly already: readonly string[];
}

/**
 * Runs what the ledger does not show as done, in order. Each statement may be repeated, so a migration that broke off
 * is run again from its start. Throws MigrationChanged when a file that ran is not what it was.
 */
export async function applyMigrations(
  graph: Graph,
  files: readonly MigrationSource[],
  now: () => Date = () => new Date(),
): Promise<Applied> {
  const ledger = await readLedger(graph);
  const outcome = { applied: [] as string[], already: [] as string[] };
  for (const file of files) {
    const { id, text } = file;
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
    await applyOne(graph, file, now);
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

async function applyOne(graph: Graph, file: MigrationSource, now: () => Date): Promise<void> {
  const { id, text } = file;
  const { dialect } = await graph.server();
  const isCounted = await start(graph, file);
  for (const statement of parseMigration(id, text).statements) {
    if (statement.only === undefined || statement.only === dialect) await graph.runDdl(statement.text);
  }
  if (!isCounted) await record(graph, file, 'done', now().toISOString());
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

/** Whether something is counted before the migration is done. The counts of the first attempt stand: facts may have moved since. */
async function start(graph: Graph, file: MigrationSource): Promise<boolean> {
  const { rows } = await record(graph, file, 'started', null);
  return typeof rows[0]?.[0]?.counts === 'string';
}

/** The text of a shipped migration is in its checkout; that of a change is kept, so that its file can be made again. */
const RECORD = `MERGE (m:Migration {id: $id})
SET m.checksum = $checksum, m.state = $state, m.applied_at = $applied_at, m.ontology_version = $ontology_version,
  m.approved_by = $approved_by, m.text = $text, m.counts = coalesce(m.counts, $counts)
RETURN m.counts AS counts`;

const record = (
  graph: Graph,
  { id, text, ontology_version, approved_by, counts }: MigrationSource,
  state: 'started' | 'done',
  applied_at: string | null,
) =>
  graph.write([
    {
      text: RECORD,
      params: {
        id,
        checksum: migrationChecksum(text),
        state,
        applied_at,
        ontology_version: ontology_version ?? null,
        approved_by: approved_by ?? null,
        text: approved_by === undefined ? null : text,
        counts: counts ?? null,
      },
    },
  ]);
