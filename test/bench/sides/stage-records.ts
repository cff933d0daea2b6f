import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { safeName } from '../../../adapters/staging/safe-name.ts';
import type { MinedParts, RunRef } from '../../../schemas/run.ts';
import { clock, readInput } from './say.ts';

/** Ours: the parts of a run read, validated, merged in order, serialised, hashed and written as sealed parts. */
interface Input {
  readonly root: string;
  readonly run: RunRef;
  readonly mined: readonly MinedParts[];
}

const { root, run, mined } = readInput<Input>();
const staging = createFileStaging({ root });
await staging.openRun(run.repo, 'bench');

await clock(async () => {
  const { items } = await sealRun(staging, { run, fingerprint: 'bench', mined }, () => undefined);
  return { items };
});
const folder = join(root, safeName(run.repo), run.run_id);
for (const made of ['sealed', 'late', 'index.json', 'index.json.ref'])
  rmSync(join(folder, made), { recursive: true, force: true });
