import type { Outcome } from '../../adapters/process-pool/place.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { FileEntry } from '../../schemas/repository.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Unseen } from '../../schemas/unseen.ts';
import { type Admitted, openIngress } from '../envelopes/ingress.ts';
import type { BatchResult } from './batches.ts';
import {
  carry,
  keyOfFile,
  keyOfProject,
  type Memory,
  standingFile,
  standingProject,
  tellNew,
} from './looked-before.ts';
import type { FileMiner, Miner, ProjectMiner, SourceFile } from './miner.ts';
import { type MinedPiece, type MiningPool, type Piece, pathsOf } from './mining-pool.ts';
import { filePieces, type ReadBlobs, readFiles, type Unread } from './read-pieces.ts';
import { gatherProject } from './read-project.ts';

/** What mining needs from outside, and how it tells how far it is. */
export interface Mining {
  readonly run: RunRef;
  readonly pool: MiningPool;
  readonly blobs: ReadBlobs;
  readonly memory: Memory;
  readonly signal?: AbortSignal;
  /** Called after each file or project, seen or not. */
  readonly progress: (pieces: number) => void;
}

/** Mines some files, each by itself, but for those of which what was said before stands. */
export async function mineFiles(
  mining: Mining,
  miner: FileMiner,
  entries: readonly FileEntry[],
): Promise<BatchResult> {
  const { memory, run } = mining;
  const results: BatchResult[] = [];
  const unseen: Unseen[] = [];
  const unread = ({ path, why }: Unread): void => void unseen.push({ miner: miner.name, path, why });
  const changed: FileEntry[] = [];
  for (const entry of entries) {
    const before = standingFile(memory, miner, entry);
    if (before === null) changed.push(entry);
    else results.push(carry(before));
  }
  mining.progress(results.length);
  const files: Iterable<SourceFile> | AsyncIterable<SourceFile> =
    miner.censusOnly === true
      ? changed.map((entry) => ({ ...entry, text: '' }))
      : readFiles(changed, mining.blobs, unread);
  const byPath = new Map(changed.map((entry) => [entry.path, entry]));
  for await (const outcome of throughPool(mining, miner, filePieces(files))) {
    const [path = ''] = pathsOf(outcome.piece);
    if (!outcome.seen) unseen.push({ miner: miner.name, path, why: outcome.why });
    else {
      const key = keyOfFile(memory, miner, byPath.get(path) as FileEntry, outcome.answer.grammars);
      results.push(tellNew(run, memory, path, key, outcome.answer));
    }
  }
  return join(results, unseen);
}

/** Mines one project, unless what was said of it stands. */
export async function mineProject(
  mining: Mining,
  miner: ProjectMiner,
  root: string,
  census: readonly FileEntry[],
): Promise<BatchResult> {
  const { memory, run } = mining;
  const before = standingProject(memory, miner, root, census);
  if (before !== null) {
    mining.progress(1);
    return carry(before);
  }
  const unseen: Unseen[] = [];
  const tooMuch: Reject[] = [];
  const unread = ({ path, why }: Unread): void => void unseen.push({ miner: miner.name, path, why });
  const { extent, entries, files, asked } = await gatherProject(
    miner,
    root,
    census,
    (wanted) => readFiles(wanted, mining.blobs, unread),
    (file) => void tooMuch.push(beyondBudget(file)),
  );
  // What could not be read or held may be had another time, so such a project is looked at again.
  const tell = ({ unread: skipped, ...answer }: MinedPiece): BatchResult => {
    const read = {
      grammars: answer.grammars,
      unread: skipped.filter((path) => !asked.has(path)),
      beyond: extent.beyond,
    };
    const whole = unseen.length === 0 && tooMuch.length === 0;
    const key = whole ? keyOfProject(memory, miner, root, entries, read) : null;
    return tellNew(run, memory, root, key, { ...withRejects(run, miner, answer, tooMuch), ...read });
  };
  const narrow = narrowed(miner, { unit: 'project', project: { root, files } });
  if (narrow === null) {
    mining.progress(1);
    return join([tell(NOTHING)], unseen);
  }
  const results: BatchResult[] = [];
  for await (const outcome of throughPool(mining, miner, [narrow])) {
    if (outcome.seen) results.push(tell(outcome.answer));
    else
      for (const path of pathsOf(outcome.piece)) unseen.push({ miner: miner.name, path, why: outcome.why });
  }
  return join(results, unseen);
}

const NOTHING: MinedPiece = { items: [], rejects: [], kinds: [], grammars: [], unread: [] };

/**
 * The piece with the files that matter to the miner; null where it has nothing to look at. Files that were left out were
 * looked at for that, so they count like those that it read.
 */
function narrowed({ narrow }: ProjectMiner, piece: Piece): Piece | null {
  if (piece.unit !== 'project' || narrow === undefined) return piece;
  const files = narrow(piece.project.files);
  return files.length === 0 ? null : { ...piece, project: { ...piece.project, files } };
}

function withRejects(run: RunRef, miner: Miner, answer: Admitted, rejects: readonly Reject[]): Admitted {
  if (rejects.length === 0) return answer;
  const ingress = openIngress(run, miner);
  ingress.take({ items: [], rejects });
  const more = ingress.close();
  return {
    ...answer,
    items: [...answer.items, ...more.items],
    rejects: [...answer.rejects, ...more.rejects],
  };
}

const join = (results: readonly BatchResult[], unseen: readonly Unseen[]): BatchResult => ({
  admitted: results.flatMap(({ admitted }) => admitted),
  unseen: [...unseen, ...results.flatMap((result) => result.unseen)],
  looked: results.flatMap(({ looked }) => looked),
});

async function* throughPool(
  { pool, run, signal, progress }: Mining,
  miner: Miner,
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
): AsyncIterable<Outcome<Piece, MinedPiece>> {
  for await (const outcome of pool.run({ run, miner: miner.name }, pieces, signal)) {
    yield outcome;
    progress(1);
  }
}

const beyondBudget = ({ path }: SourceFile) =>
  ({
    kind: 'item',
    reason: 'too-large',
    path,
    lines: null,
    detail: 'the project is larger than one miner may hold',
  }) as const;
