import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ingestCensus } from '../../../activities/1-ingest/ingest-census.ts';
import { mineTask } from '../../../activities/2-mine/mine-task.ts';
import { miners } from '../../../activities/2-mine/miners/registry.ts';
import { planTasks } from '../../../activities/2-mine/plan-tasks.ts';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { pinFormerRun } from '../../../activities/envelopes/former-run.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { openSource } from '../../../cli/mining/open-source.ts';
import type { MinedParts } from '../../../schemas/run.ts';
import { createMiningPool } from '../../../workers/mining-pool.ts';
import { forgetHistory } from '../whole/measure-whole.ts';
import { measure, readInput, say } from './say.ts';

/** Ours: one miner over a repository or folder into staging. The census is an earlier phase and not clocked. */
interface Input {
  readonly path: string;
  readonly mirrors: string;
  readonly scratch: string;
  readonly miner: keyof typeof miners;
  readonly workers: number;
  /** What earlier runs remembered of the history is forgotten first. */
  readonly fresh?: true;
  /** Staging that outlives the side: the run follows the one sealed there before, and is sealed too. */
  readonly staging?: string;
}

const { path, mirrors: root, scratch, miner: name, workers, fresh, staging: kept } = readInput<Input>();
const folder = kept ?? mkdtempSync(join(scratch, 'mine-'));
const staging = createFileStaging({ root: folder });
if (fresh === true) forgetHistory(root);
const source = await openSource(path, root, () => undefined, workers);
const { mirrors, repository, mirror, committedAt } = source;
const run = {
  repo: repository.key,
  run_id: await staging.openRun(repository.key, `bench ${repository.sha}`),
  trace_id: '0'.repeat(32),
  sha: repository.sha,
  committed_at: committedAt,
};
const miner = { ...miners[name], reason: () => 'the bench runs it' };
const tools = { mirrors, staging, settings: { teams: {} }, miners: [miner] };
const { signal } = new AbortController();
const { snapshot } = await ingestCensus(tools, { run, repository, mirror }, () => undefined, signal);
const tasks = await planTasks(staging, snapshot, { [name]: miner });
const pool = createMiningPool(workers);
// The fleet's mining processes are there before the work is: their start is no part of mining.
if (miner.unit === 'file')
  for await (const _ of pool.run({ run, miner: name }, Array.from({ length: workers * 32 }, emptyFile))) {
    // answers of empty files
  }

await pinFormerRun(staging, run, fresh === true);
let mined: readonly MinedParts[] = [];
const figures = await measure(async () => {
  mined = await Promise.all(
    tasks.map((task) =>
      mineTask({ mirrors, staging, pool }, miner, { run, snapshot, task }, { tell: () => undefined }),
    ),
  );
  const items = mined.flatMap((one) => one.items).reduce((sum, { count }) => sum + count, 0);
  return { items, files: tasks.reduce((sum, { from, to }) => sum + to - from, 0) };
});
await pool.close();
if (kept === undefined) {
  rmSync(folder, { recursive: true });
  say(figures);
} else {
  const sealed = await sealRun(staging, { run, fingerprint: 'bench', mined }, () => undefined);
  say({ ...figures, said: figures.items, items: sealed.items });
}

function emptyFile() {
  const entry = {
    path: 'empty',
    blob: '0'.repeat(40),
    size: 0,
    mode: 'file',
    state: 'text',
    language: null,
  } as const;
  return { unit: 'file', file: { ...entry, lines: 0, notebook: false, text: '' } } as const;
}
