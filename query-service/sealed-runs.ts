import { z } from 'zod';
import { readDocument } from '../activities/envelopes/read-document.ts';
import type { Staging } from '../adapters/staging/staging.ts';
import { byCodeUnit } from '../schemas/canonical-json.ts';
import { Failure } from '../schemas/failures.ts';
import { RejectCount } from '../schemas/reject.ts';
import { SEAL, SealedIndex } from '../schemas/sealed-index.ts';

const count = z.int().nonnegative();

/** What a sealed run holds; places of files on this machine are left out. */
export const SealedRunEntry = z
  .strictObject({
    repo: z.string(),
    run_id: z.string(),
    /** False when index.json is damaged or of another contract; the numbers are zero then. */
    readable: z.boolean(),
    sha: z.string().nullable(),
    committed_at: z.string().nullable(),
    trace_id: z.string().nullable(),
    /** Equal for the same commit and versions. */
    content_hash: z.string().nullable(),
    items: count,
    duplicates: count,
    /** Of the sealed parts, rejects included. */
    bytes: count,
    rejects: count,
    kinds: z.array(z.strictObject({ kind: z.string(), items: count, bytes: count })),
    rejected: z.array(RejectCount),
  })
  .meta({ id: 'SealedRun' });
export type SealedRunEntry = z.infer<typeof SealedRunEntry>;

type Sealed = Pick<Staging, 'repositories' | 'sealedRuns' | 'findPart' | 'readLines'>;

/** Reads what is sealed, of one repository or (null) of all, by repository and run. A sealed run never changes, so each is read once. */
export function createSealedRuns(staging: Sealed): (repo: string | null) => Promise<SealedRunEntry[]> {
  const known = new Map<string, SealedRunEntry>();
  const entry = async (repo: string, run_id: string): Promise<SealedRunEntry> => {
    const key = `${run_id} ${repo}`;
    const read = known.get(key) ?? (await readEntry(staging, repo, run_id));
    if (read.readable) known.set(key, read);
    return read;
  };
  return async (repo) => {
    const staged = await staging.repositories();
    const entries: SealedRunEntry[] = [];
    for (const one of staged.filter((name) => repo === null || name === repo))
      for (const run_id of await staging.sealedRuns(one)) entries.push(await entry(one, run_id));
    return entries;
  };
}

async function readEntry(staging: Sealed, repo: string, run_id: string): Promise<SealedRunEntry> {
  const index = await readDocument(staging as Staging, { repo, run_id }, SEAL, SealedIndex).catch(
    (error: unknown) => {
      if (error instanceof Failure && error.name === 'StagedPartDamaged') return null;
      throw error;
    },
  );
  return index === null ? unreadable(repo, run_id) : describe(repo, run_id, index);
}

const describe = (repo: string, run_id: string, index: SealedIndex): SealedRunEntry => ({
  repo,
  run_id,
  readable: true,
  sha: index.run.sha,
  committed_at: index.run.committed_at,
  trace_id: index.run.trace_id,
  content_hash: index.content_hash,
  items: index.counts.items,
  duplicates: index.counts.duplicates,
  bytes: index.parts.reduce((sum, { ref }) => sum + ref.bytes, index.rejects.bytes),
  rejects: index.counts.rejects,
  kinds: kindsOf(index),
  rejected: index.rejected,
});

/** Items by kind, those that hold of an earlier run among them; bytes are those of this run's own parts. */
function kindsOf({ parts, base }: SealedIndex): SealedRunEntry['kinds'] {
  const kinds = new Map(parts.map(({ kind, ref }) => [kind, { kind, items: ref.count, bytes: ref.bytes }]));
  for (const { kind, standing } of base?.parts ?? []) {
    const { items, bytes } = kinds.get(kind) ?? { items: 0, bytes: 0 };
    if (items + standing > 0) kinds.set(kind, { kind, items: items + standing, bytes });
  }
  return [...kinds.values()].sort((a, b) => byCodeUnit(a.kind, b.kind));
}

const unreadable = (repo: string, run_id: string): SealedRunEntry => ({
  repo,
  run_id,
  readable: false,
  sha: null,
  committed_at: null,
  trace_id: null,
  content_hash: null,
  items: 0,
  duplicates: 0,
  bytes: 0,
  rejects: 0,
  kinds: [],
  rejected: [],
});
