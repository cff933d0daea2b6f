import type { ProcessPool } from '../../adapters/process-pool/process-pool.ts';
import type { RunRef } from '../../schemas/run.ts';
import type { Admitted } from '../envelopes/ingress.ts';
import type { Project, SourceFile } from './miner.ts';
import type { Read } from './recording.ts';

/** What a miner looks at in one go. */
export type Piece =
  | { readonly unit: 'file'; readonly file: SourceFile }
  | { readonly unit: 'project'; readonly project: Project };

export interface MineJob {
  readonly run: RunRef;
  readonly miner: string;
}

/** Lines to be staged of a piece, and what they were made from. */
export type MinedPiece = Admitted & Read;

/** Processes that mine: sealed lines come back, so the process that asked has next to nothing to do. */
export type MiningPool = ProcessPool<MineJob, Piece, MinedPiece>;

export const weighPiece = (piece: Piece): number => {
  if (piece.unit === 'file') return piece.file.text.length;
  return piece.project.files.reduce((sum, file) => sum + file.text.length, 0);
};

export const pathsOf = (piece: Piece): readonly string[] =>
  piece.unit === 'file' ? [piece.file.path] : piece.project.files.map(({ path }) => path);

/** Generous: a file of the largest size takes seconds at most, and a full machine must not look like a stuck process. */
export const miningPoolOptions = { watchdogMs: 120_000, memoryMb: 1024, weigh: weighPiece } as const;
