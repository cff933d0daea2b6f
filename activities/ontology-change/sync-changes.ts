import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { OntologyFiles } from '../../adapters/ontology-files/ontology-files.ts';
import { changeChecksum } from '../../ontology/changes/meaning-of.ts';
import { Failure } from '../../schemas/failures.ts';
import type { AppliedChange } from '../../schemas/ontology-change.ts';
import type { Applied } from '../5-write/migrations/migrations.ts';
import { runChange } from './apply-change.ts';
import { readChanges } from './change-records.ts';
import { requireMeaning } from './read-meaning.ts';
import { settleCounts } from './stated-counts.ts';

/**
 * Brings graph and files to the same changes: what only the files tell is applied, as in a graph that is new, and what only
 * the graph tells gets its files. Throws MirrorDiffers where the two tell different things of one number.
 */
export async function syncChanges(graph: Graph, files: OntologyFiles): Promise<Applied> {
  const [kept, mirrored] = [await readChanges(graph), await files.changes()];
  const texts = new Map((await files.migrations()).map(({ id, text }) => [id, text]));
  const known = new Map(kept.map((change) => [change.number, change]));
  for (const change of mirrored) {
    const other = known.get(change.number);
    if (other !== undefined && changeChecksum(other) !== changeChecksum(change))
      throw new Failure(
        'MirrorDiffers',
        `change ${change.number} is ${other.proposal.id} in the graph and ${change.proposal.id} in the files, or they say different things`,
      );
  }
  const missing = mirrored.filter(({ number }) => !known.has(number));
  requireMeaning([...kept, ...missing]);
  // Those that are there run too: what is done is passed over, what broke off is ended, what was edited is refused.
  for (const change of mirrored) {
    const text = texts.get(change.migration);
    if (text === undefined) throw new Failure('MirrorDiffers', `there is no file ${change.migration}.cypher`);
    await runChange(graph, change, text);
    await settleLeft(graph, change);
  }
  const there = new Set(mirrored.map(({ number }) => number));
  for (const change of kept)
    if (!there.has(change.number)) await files.keep(change, await textOf(graph, change.migration));
  return {
    applied: missing.map(({ migration }) => migration),
    already: kept.map(({ migration }) => migration),
  };
}

/** What a backfill that was mended since left open; one that is still to come leaves it so. */
async function settleLeft(graph: Graph, { migration }: AppliedChange): Promise<void> {
  await settleCounts(graph, migration, { onlyWhole: true }).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.name !== 'CountDiffers') throw error;
  });
}

const TEXT = 'MATCH (m:Migration {id: $id}) RETURN m.text AS text';

/** The ledger keeps the texts of changes, so that their files can be made again. */
async function textOf(graph: Graph, id: string): Promise<string> {
  const [row] = await graph.read({ text: TEXT, params: { id } });
  if (typeof row?.text !== 'string') throw new Failure('MirrorDiffers', `the ledger has no text of ${id}`);
  return row.text;
}
