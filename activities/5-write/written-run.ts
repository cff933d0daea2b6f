import { z } from 'zod';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import { recordId } from '../../ontology/identity.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { PartRef, Sha256 } from '../../schemas/part-ref.ts';
import type { RunRef } from '../../schemas/run.ts';
import { ENDINGS, SEAL, type SealedIndex } from '../../schemas/sealed-index.ts';
import { readIndex } from './envelope-lines.ts';

const count = z.int().nonnegative();

/** `written.json`: how a run stands in the graph since its books were closed. */
export const WrittenRecord = z.strictObject({
  graph_hash: Sha256,
  accepted: count,
  rejected: count,
  dead_lettered: count,
  held: count.optional(),
  /** State of the graph hash. */
  hash: z.strictObject({ sum: z.string(), count }).optional(),
  books: PartRef.optional(),
  /** Envelopes that no mapping took, as in the write plan. */
  rejects: PartRef.optional(),
});
export type WrittenRecord = z.infer<typeof WrittenRecord>;

/** The run whose facts the graph holds, as far as a later run may go by it. */
export interface WrittenRun {
  readonly index: SealedIndex;
  readonly hash: NonNullable<WrittenRecord['hash']>;
  readonly books: PartRef;
  readonly rejects: PartRef;
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
  if (index.looked === undefined || index.unseen !== undefined || Number(run.run_id) % WHOLE_EVERY === 0)
    return null;
  const [fence] = await graph.read({ text: FENCE, params: { fence: recordId('fence', run.repo) } });
  if (fence === undefined || fence.closed !== fence.sequence) return null;
  const folder = { repo: run.repo, run_id: String(fence.closed).padStart(6, '0') };
  const [seal, ended] = [
    await staging.findPart(folder, SEAL),
    await staging.findPart(folder, ENDINGS.written),
  ];
  if (seal === null || ended === null) return null;
  const record = WrittenRecord.safeParse(JSON.parse(await textOf(staging, ended)));
  if (!record.success || record.data.graph_hash !== fence.graph_hash) return null;
  const { hash, books, rejects, held, dead_lettered } = record.data;
  if (hash === undefined || books === undefined || rejects === undefined) return null;
  if (held !== 0 || dead_lettered !== 0) return null;
  const before = await readIndex(staging, { index: seal });
  return isAlike(before, index) ? { index: before, hash, books, rejects } : null;
}

/** Both become facts by the same rules, and both say what was looked at. */
function isAlike(before: SealedIndex, now: SealedIndex): boolean {
  const rules = ({ fingerprint }: SealedIndex) => fingerprint.split('.').at(-1);
  return (
    before.looked !== undefined &&
    before.unseen === undefined &&
    rules(before) === rules(now) &&
    before.ontology_version === now.ontology_version &&
    canonicalJson(before.instances ?? null) === canonicalJson(now.instances ?? null)
  );
}

async function textOf(staging: Staging, part: PartRef): Promise<string> {
  const lines: string[] = [];
  for await (const line of staging.readLines(part)) lines.push(line);
  return lines.join('\n');
}
