import { afterAll, expect, test } from 'vitest';
import {
  type MinedPiece,
  type MineJob,
  miningPoolOptions,
  type Piece,
} from '../../../../activities/2-mine/mining-pool.ts';
import { createProcessPool } from '../../../../adapters/process-pool/process-pool.ts';
import type { Envelope } from '../../../../schemas/envelope.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import { hostileSources, plainSource } from '../../../fixtures/hostile/sources.ts';

// The process that mines in earnest, and only one of it: whatever harms it harms what comes next.
const pool = createProcessPool<MineJob, Piece, MinedPiece>({
  ...miningPoolOptions,
  size: 1,
  entry: new URL('../../../../workers/mine-process.ts', import.meta.url),
});
afterAll(() => pool.close());

const run = {
  repo: 'example.org/o/r',
  run_id: '000001',
  trace_id: 'a'.repeat(32),
  sha: 'b'.repeat(40),
  committed_at: '2026-01-02T03:04:05Z',
};

async function mined(miner: string, piece: Piece): Promise<MinedPiece> {
  for await (const outcome of pool.run({ run, miner }, [piece])) {
    if (outcome.seen) return outcome.answer;
    throw new Error(`the process gave no answer: ${outcome.why}`);
  }
  throw new Error('no outcome');
}

const reasonsOf = ({ items, rejects }: MinedPiece): string[] => [
  ...items.flatMap((line) => {
    const { kind, payload } = JSON.parse(line) as Envelope;
    return kind === 'finding' ? [String((payload as { reason: unknown }).reason)] : [];
  }),
  ...rejects.map((line) => (JSON.parse(line) as Reject).reason),
];

test.each(hostileSources())(
  '$name end at a budget, each time alike, and the next file is mined',
  async (source) => {
    const first = await mined(source.miner, source.piece);
    const told = reasonsOf(first);
    if (source.reasons.length > 0)
      expect(source.reasons).toContain(told.find((one) => source.reasons.includes(one)));
    expect(told).not.toContain('miner-error');
    expect(await mined(source.miner, source.piece)).toEqual(first);
    const { miner, piece } = plainSource();
    const next = await mined(miner, piece);
    expect(next.items.length).toBeGreaterThan(0);
    expect(reasonsOf(next)).toEqual([]);
  },
);
