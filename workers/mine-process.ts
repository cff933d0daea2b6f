import { minePiece } from '../activities/2-mine/mine-piece.ts';
import type { Miner } from '../activities/2-mine/miner.ts';
import { miners } from '../activities/2-mine/miners/registry.ts';
import type { MineJob, Piece } from '../activities/2-mine/mining-pool.ts';
import { createLanguageTools } from '../adapters/parsers/language-tools.ts';
import { servePieces } from '../adapters/process-pool/serve-pieces.ts';

/** A mining process: parsers are built here once, then it answers pieces until its pool is closed. */
const known: Readonly<Record<string, Miner>> = miners;
const tools = await createLanguageTools();

servePieces((job: MineJob, piece: Piece) => {
  const miner = known[job.miner];
  if (miner === undefined) throw new Error(`no miner is called ${job.miner}`);
  return minePiece(miner, job, piece, tools);
});
