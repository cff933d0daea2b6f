import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { OntologyFiles } from '../../adapters/ontology-files/ontology-files.ts';
import { changeChecksum } from '../../ontology/changes/meaning-of.ts';
import { migrationId } from '../../ontology/changes/migration-of.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import type { AppliedChange, CheckedChange, Proposal } from '../../schemas/ontology-change.ts';
import { applyMigrations } from '../5-write/migrations/migrations.ts';
import { readChanges, recordChange } from './change-records.ts';
import { loweringsOf } from './lowerings.ts';
import { requireMeaning } from './read-meaning.ts';
import { type StatedCounts, stateCounts } from './stated-counts.ts';

export interface ApplyRequest {
  readonly proposal: Proposal;
  readonly checked: CheckedChange;
  readonly approved_by: string;
  readonly why: string;
  readonly accept_answers?: AppliedChange['accepted_answers'];
}

/**
 * Migration, record, file, in this order: from the record on the change holds, and each part that is there already stays.
 * So an attempt that broke off anywhere is gone on with by asking again.
 */
export async function applyChange(
  graph: Graph,
  files: OntologyFiles,
  { proposal, checked, approved_by, why, accept_answers }: ApplyRequest,
): Promise<AppliedChange> {
  const changes = await readChanges(graph);
  const same = changes.find(
    ({ from, proposal: other }) =>
      from === checked.from && canonicalJson(other.steps) === canonicalJson(proposal.steps),
  );
  if (same !== undefined) {
    await files.keep(same, checked.migration);
    return same;
  }
  requireFitting(changes, proposal, checked);
  const number = (changes.at(-1)?.number ?? 0) + 1;
  const change: AppliedChange = {
    number,
    proposal,
    from: checked.from,
    to: checked.to,
    class: checked.class,
    approved_by,
    why,
    ...(accept_answers === undefined ? {} : { accepted_answers: accept_answers }),
    migration: migrationId(number, proposal.id),
  };
  requireMeaning([...changes, change]);
  const lowerings = await loweringsOf(graph, proposal.steps, requireMeaning(changes));
  const counts = await stateCounts(graph, proposal.steps, checked, lowerings);
  await runChange(graph, change, checked.migration, counts);
  await files.keep(change, checked.migration);
  return change;
}

function requireFitting(
  changes: readonly AppliedChange[],
  { id }: Proposal,
  { from, breaks }: CheckedChange,
): void {
  const { version } = requireMeaning(changes).ontology;
  if (from !== version)
    throw new Failure(
      'BadChange',
      `${id} was checked against ontology ${from}, now it is ${version}: check again`,
    );
  if (breaks.length > 0) throw new Failure('BadChange', `${id} breaks what is there: ${breaks.join('; ')}`);
}

/** Lets a change hold in this graph: its migration, then its record. */
export async function runChange(
  graph: Graph,
  change: AppliedChange,
  text: string,
  counts: StatedCounts | null = null,
): Promise<void> {
  const { migration: id, to, approved_by } = change;
  const counted = counts === null ? {} : { counts: JSON.stringify(counts) };
  await applyMigrations(graph, [{ id, text, ontology_version: to, approved_by, ...counted }]);
  const { rows } = await graph.write([recordChange(change)]);
  if (rows[0]?.[0]?.checksum !== changeChecksum(change))
    throw new Failure('BadChange', `another change took number ${change.number} meanwhile: check again`);
}
