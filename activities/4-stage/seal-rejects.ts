import type { RunFolder, Staging } from '../../adapters/staging/staging.ts';
import { Failure } from '../../schemas/failures.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { Reject, RejectCount } from '../../schemas/reject.ts';
import { openRejectTally } from '../envelopes/count-rejects.ts';
import { type Batches, mergeSorted, type Sorted } from '../envelopes/merge.ts';
import { type OnReject, readRejects } from '../envelopes/read-sorted.ts';
import type { LateArrivals } from './late-arrivals.ts';
import { writeSame } from './seal-kind.ts';

/** One part of all rejects, those of sealing itself included. Equal ones stay: each stands for a piece of input. */
export async function sealRejects(
  staging: Staging,
  run: RunFolder,
  parts: readonly PartRef[],
  late: LateArrivals,
): Promise<{ readonly ref: PartRef; readonly findings: readonly PartRef[] }> {
  const early = await mergeRejects(staging, run, 'sealed/rejects.jsonl', parts, late.refuse, late.settle);
  const { rejects, findings } = await late.close();
  if (rejects.length === 0) return { ref: early, findings };
  const all = [early, ...rejects];
  return {
    ref: await mergeRejects(staging, run, 'sealed/rejects-with-late.jsonl', all, refuseNone),
    findings,
  };
}

function mergeRejects(
  staging: Staging,
  run: RunFolder,
  name: string,
  parts: readonly PartRef[],
  onReject: OnReject,
  settle: () => Promise<void> = async () => undefined,
): Promise<PartRef> {
  return writeSame(
    staging,
    run,
    name,
    linesOf(mergeSorted(parts.map((part) => readRejects(staging, part, onReject))), settle),
  );
}

async function* linesOf(batches: Batches<Sorted>, settle: () => Promise<void>): Batches<string> {
  for await (const batch of batches) {
    await settle();
    yield batch.map(({ line }) => line);
  }
}

/** Figures of a part of rejects by kind and reason. */
export async function countRejects(staging: Staging, part: PartRef): Promise<RejectCount[]> {
  const tally = openRejectTally();
  for await (const group of readRejects(staging, part, refuseNone)) {
    for (const { reject } of group) tally.add(reject);
  }
  return tally.counts();
}

/** For parts that were checked when they were written. */
export function refuseNone(reject: Reject): never {
  throw new Failure('ContractBroken', `a record of ours broke its contract: ${reject.detail}`);
}
