import { readWritten } from '../../activities/5-write/close/written-record.ts';
import { dropsOf } from '../../activities/5-write/dead-letters/drop-letters.ts';
import { readDocument } from '../../activities/envelopes/read-document.ts';
import { partsOf } from '../../activities/envelopes/sound.ts';
import type { RunFolder, StagedObject, Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { PrunedRepository } from '../../schemas/cli/stage-prune.ts';
import { ENDINGS, SEAL, SealedIndex } from '../../schemas/sealed-index.ts';

export interface Pruning {
  /** Newest sealed runs that are kept whole. */
  readonly keep: number;
  /** Only says what would go. */
  readonly dry_run: boolean;
}

/**
 * Drops what no run needs any more. The newest runs stay, the last one that was written among them, with every part of an
 * earlier run that their manifests name; so do runs in which somebody dropped dead letters, since that holds for later ones.
 * What was opened after the newest sealed run is at work, and not looked at.
 */
export async function pruneRuns(
  staging: Staging,
  repo: string,
  { keep, dry_run }: Pruning,
): Promise<PrunedRepository> {
  const kept = await keptRuns(staging, repo, keep);
  const [first] = kept;
  const pruned = { repo, runs: 0, objects: 0, bytes: 0 };
  if (first === undefined) return pruned;
  const needed = new Set<string>();
  for (const run_id of kept) {
    const uris = await neededBy(staging, { repo, run_id });
    // A manifest of another contract cannot say what it needs: nothing goes on a guess.
    if (uris === null) return pruned;
    for (const uri of uris) needed.add(uri);
  }
  const old = (await staging.openedRuns(repo)).filter((number) => number < first && !kept.includes(number));
  for (const run_id of old) {
    const going = (await staging.objectsOf({ repo, run_id })).filter(
      ({ path }) => !needed.has(path.replace(/\.ref$/, '')),
    );
    if (going.length === 0) continue;
    if (!dry_run) for (const { path } of going.sort(sealFirst)) await staging.dropObject(path);
    pruned.runs += 1;
    pruned.objects += going.length;
    pruned.bytes += going.reduce((sum, { bytes }) => sum + bytes, 0);
  }
  return pruned;
}

/** Oldest first; those in which letters were dropped come last, so that the first one bounds what is old. */
async function keptRuns(staging: Staging, repo: string, keep: number): Promise<readonly string[]> {
  const sealed = await staging.sealedRuns(repo);
  const written = await newestWritten(staging, repo, sealed);
  const from = Math.min(sealed.length - keep, written ?? 0);
  const newest = sealed.slice(Math.max(0, from));
  const dropped: string[] = [];
  for (const run_id of sealed.slice(0, Math.max(0, from)))
    if ((await dropsOf(staging, { repo, run_id })).length > 0) dropped.push(run_id);
  return [...newest, ...dropped];
}

/** Its place among the sealed runs; null when none was written to the end: then all of them may be needed. */
async function newestWritten(
  staging: Staging,
  repo: string,
  sealed: readonly string[],
): Promise<number | null> {
  for (let at = sealed.length - 1; at >= 0; at--) {
    const run_id = sealed[at] as string;
    if ((await staging.findPart({ repo, run_id }, ENDINGS.written)) !== null) return at;
  }
  return null;
}

/** Parts that lie in whatever run, by uri; null when the manifest is of another contract. Throws when it is damaged. */
async function neededBy(staging: Staging, run: RunFolder): Promise<readonly string[] | null> {
  const index = await readDocument(staging, run, SEAL, SealedIndex);
  if (index === null) return null;
  const written = await readWritten(staging, run);
  const { rejects, unseen, heads } = index;
  return [...partsOf(index), rejects, unseen, heads, written?.books, written?.rejects].flatMap((part) =>
    part === undefined ? [] : [part.uri],
  );
}

/** Without its seal a run is no run: whoever is stopped here leaves no damaged one behind. */
const sealFirst = (a: StagedObject, b: StagedObject): number =>
  Number(b.path.endsWith(`/${SEAL}`)) - Number(a.path.endsWith(`/${SEAL}`)) || byCodeUnit(a.path, b.path);
