import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { type ItemKind, itemKinds } from '../../../schemas/items/registry.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { type ScaleShape, scaleItems } from '../mesh/scale-items.ts';
import { instance } from '../mesh/sql-items.ts';
import { readInput } from './say.ts';

/** Seals two runs of each repository that say the same. */
interface Input {
  readonly root: string;
  readonly shape: ScaleShape;
}

const { root, shape } = readInput<Input>();
const staging = createFileStaging({ root });
const kinds = Object.keys(itemKinds) as ItemKind[];
const answers: { first: unknown[]; second: unknown[] } = { first: [], second: [] };
for (let nth = 0; nth < shape.repositories; nth += 1)
  for (const which of ['first', 'second'] as const) answers[which].push(await seal(nth, which));
process.stdout.write(`${JSON.stringify(answers)}\n`);

async function seal(nth: number, which: string) {
  const repo = `bench.example/facts-${nth}`;
  const run: RunRef = {
    repo,
    run_id: await staging.openRun(repo, `bench-${which}`),
    trace_id: 'b'.repeat(32),
    sha: 'c'.repeat(40),
    committed_at: '2026-01-01T00:00:00Z',
  };
  const ingress = openIngress(run, { name: 'bench', version: '1', kinds });
  ingress.take({ items: [...scaleItems(nth, shape)], rejects: [] });
  const mined = await stageSaid(staging, run, 'bench', 'mine/bench-000', ingress.close());
  const instances = [instance];
  const sealed = await sealRun(
    staging,
    { run, fingerprint: 'bench', mined: [mined], instances },
    () => undefined,
  );
  return { run, sealed };
}
