import type { Graph } from '../../../adapters/memgraph/graph.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { recordId } from '../../../ontology/identity.ts';
import { canonicalJson } from '../../../schemas/canonical-json.ts';
import { codeOfRules, rulesOf } from '../../../schemas/fingerprint.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { SEAL, type SealedIndex } from '../../../schemas/sealed-index.ts';
import { readIndex } from '../../envelopes/envelope-lines.ts';
import { areSound, partsOf } from '../../envelopes/sound.ts';
import { readWritten, type WrittenRecord } from '../close/written-record.ts';
import { type Impacted, impactBetween } from './impacted.ts';

/** The run whose facts the graph holds, as far as a later run may go by it. */
export interface WrittenRun {
  readonly index: SealedIndex;
  readonly hash: NonNullable<WrittenRecord['hash']>;
  readonly books: PartRef;
  readonly rejects: PartRef;
  /** Where this run maps the same items again after a change of the ontology: what that change is about. */
  readonly impacted: Impacted | null;
}

/** Every so many runs all facts are compared, so that what was changed from outside does not stay unseen. */
const WHOLE_EVERY = 20;

const FENCE = `MATCH (f:Record {id: $fence})
RETURN f.sequence AS sequence, f.closed AS closed, f.graph_hash AS graph_hash`;

/**
 * The run by which this one may be planned; null when all facts have to be compared: the graph is between two states or
 * another one than the run left, something is held, unseen or dead-lettered, or items became facts by other rules.
 */
export async function writtenRun(
  graph: Graph,
  staging: Staging,
  run: RunRef,
  index: SealedIndex,
): Promise<WrittenRun | null> {
  if (index.unseen !== undefined || Number(run.run_id) % WHOLE_EVERY === 0) return null;
  if (index.looked === undefined && index.remaps === undefined) return null;
  const [fence] = await graph.read({ text: FENCE, params: { fence: recordId('fence', run.repo) } });
  if (fence === undefined || fence.closed !== fence.sequence) return null;
  const folder = { repo: run.repo, run_id: String(fence.closed).padStart(6, '0') };
  const seal = await staging.findPart(folder, SEAL);
  const record = await readWritten(staging, folder);
  if (seal === null || record === null || record.graph_hash !== fence.graph_hash) return null;
  const { hash, books, rejects, held, dead_lettered } = record;
  if (hash === undefined || books === undefined || rejects === undefined) return null;
  if (held !== 0 || dead_lettered !== 0) return null;
  const before = await readIndex(staging, { index: seal });
  if (!(await areSound(staging, [books, rejects, ...comparedWith(before, index)]))) return null;
  const impacted = await impactedBy(graph, before, index);
  const follows = index.remaps === undefined ? isAlike(before, index) : impacted !== null;
  return follows ? { index: before, hash, books, rejects, impacted } : null;
}

/** What is damaged cannot be compared with. A remap opens parts of its kinds alone, and checks those as it reads them. */
const comparedWith = (before: SealedIndex, { remaps }: SealedIndex): readonly PartRef[] =>
  remaps === undefined ? partsOf(before) : [];

/** Who maps items again without such a change doubts what the graph holds of them: then all facts are compared. */
async function impactedBy(graph: Graph, before: SealedIndex, now: SealedIndex): Promise<Impacted | null> {
  if (now.remaps === undefined || now.remaps !== before.run.run_id || before.unseen !== undefined)
    return null;
  if (codeOfRules(before.fingerprint) !== codeOfRules(now.fingerprint)) return null;
  return impactBetween(graph, before.ontology_version, now.ontology_version);
}

/** Both become facts by the same rules, and both say what was looked at. */
function isAlike(before: SealedIndex, now: SealedIndex): boolean {
  return (
    before.looked !== undefined &&
    before.unseen === undefined &&
    rulesOf(before.fingerprint) === rulesOf(now.fingerprint) &&
    before.ontology_version === now.ontology_version &&
    canonicalJson(before.instances ?? null) === canonicalJson(now.instances ?? null)
  );
}
