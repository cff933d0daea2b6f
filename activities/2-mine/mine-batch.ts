import type { FileEntry } from '../../schemas/repository.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Unseen } from '../../schemas/unseen.ts';
import { type Admitted, openIngress } from '../envelopes/ingress.ts';
import type { BatchResult } from './batches.ts';
import type { FileMiner, Miner, ProjectMiner, SourceFile } from './miner.ts';
import { type MiningPool, type Piece, pathsOf } from './mining-pool.ts';
import {
  filePieces,
  projectEntries,
  type ReadBlobs,
  readFiles,
  readProject,
  type Unread,
} from './read-pieces.ts';

/** What mining needs from outside, and how it tells how far it is. */
export interface Mining {
  readonly run: RunRef;
  readonly pool: MiningPool;
  readonly blobs: ReadBlobs;
  readonly signal?: AbortSignal;
  /** Called after each file or project, seen or not. */
  readonly progress: (pieces: number) => void;
}

/** Mines some files, each by itself. */
export function mineFiles(
  mining: Mining,
  miner: FileMiner,
  entries: readonly FileEntry[],
): Promise<BatchResult> {
  const unseen: Unseen[] = [];
  const unread = ({ path, why }: Unread): void => void unseen.push({ miner: miner.name, path, why });
  const files: Iterable<SourceFile> | AsyncIterable<SourceFile> =
    miner.censusOnly === true
      ? entries.map((entry) => ({ ...entry, text: '' }))
      : readFiles(entries, mining.blobs, unread);
  return throughPool(mining, miner, filePieces(files), unseen);
}

/** Mines one project. */
export async function mineProject(
  mining: Mining,
  miner: ProjectMiner,
  root: string,
  census: readonly FileEntry[],
): Promise<BatchResult> {
  const unseen: Unseen[] = [];
  const unread = ({ path, why }: Unread): void => void unseen.push({ miner: miner.name, path, why });
  const ingress = openIngress(mining.run, miner);
  const piece = await readProject(
    root,
    readFiles(projectEntries(miner, root, census), mining.blobs, unread),
    (file) => ingress.take({ items: [], rejects: [beyondBudget(file)] }),
  );
  const pieces = narrowed(miner, piece);
  if (pieces.length === 0) mining.progress(1);
  const mined = await throughPool(mining, miner, pieces, unseen);
  return { admitted: [ingress.close(), ...mined.admitted], unseen: mined.unseen };
}

/** The piece with the files that matter to the miner; none where it has nothing to look at. */
function narrowed({ narrow }: ProjectMiner, piece: Piece): readonly Piece[] {
  if (piece.unit !== 'project' || narrow === undefined) return [piece];
  const files = narrow(piece.project.files);
  return files.length === 0 ? [] : [{ ...piece, project: { ...piece.project, files } }];
}

async function throughPool(
  { pool, run, signal, progress }: Mining,
  miner: Miner,
  pieces: Iterable<Piece> | AsyncIterable<Piece>,
  unseen: Unseen[],
): Promise<BatchResult> {
  const admitted: Admitted[] = [];
  for await (const outcome of pool.run({ run, miner: miner.name }, pieces, signal)) {
    if (outcome.seen) admitted.push(outcome.answer);
    else
      for (const path of pathsOf(outcome.piece)) unseen.push({ miner: miner.name, path, why: outcome.why });
    progress(1);
  }
  return { admitted, unseen };
}

const beyondBudget = ({ path }: SourceFile) =>
  ({
    kind: 'item',
    reason: 'too-large',
    path,
    lines: null,
    detail: 'the project is larger than one miner may hold',
  }) as const;
