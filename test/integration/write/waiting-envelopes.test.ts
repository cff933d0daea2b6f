import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { readFormerRun } from '../../../activities/envelopes/former-run.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { changedGroups, groupByPath, toSaid, WHOLE } from '../../../activities/envelopes/said.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { Staging } from '../../../adapters/staging/staging.ts';
import { canonicalJson } from '../../../schemas/canonical-json.ts';
import { type ItemKind, itemKinds } from '../../../schemas/items/registry.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { fileSaid, lakeSaid, type Observation, runOf } from './observations.ts';
import { type Bench, forget, openBench } from './write-bench.ts';

const REPO = 'test.example/write-waiting';
const root = mkdtempSync(join(tmpdir(), 'fresh-waiting-'));
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([REPO]);
});
afterAll(async () => {
  await bench.close();
  rmSync(root, { recursive: true, force: true });
});

/** Said of one path, and of use only beside what another one says. */
const together = (path: string, other_path: string): Observation => ({
  kind: 'co-change',
  path,
  lines: null,
  payload: { other_path, together: 6, share: 0.5 },
});
const lake = [...lakeSaid(20), together('sql/3.sql', 'sql/late.sql')];
const late = fileSaid('sql/late.sql');
const kinds = Object.keys(itemKinds) as ItemKind[];

/** Seals a run that follows the one before it: only paths of which something else is said are staged. */
async function seal(staging: Staging, said: readonly Observation[]) {
  const started = `${await staging.newestSealedRun(REPO)}`;
  const run: RunRef = runOf(REPO, Number(await staging.openRun(REPO, started)));
  const before = (await (await readFormerRun(staging, run))?.looked('test'))?.get(WHOLE);
  const speaking = said.map(({ miner: _, ...what }) => ({ path: what.path, what }));
  const groups = groupByPath(speaking, [], canonicalJson);
  const ingress = openIngress(run, { name: 'test', version: '1', kinds });
  for (const { items } of changedGroups(groups, before)) ingress.take({ items, rejects: [] });
  const looked = { piece: WHOLE, key: null, said: groups.map(toSaid) };
  const mined = await stageSaid(staging, run, 'test', 'mine/test', ingress.close(), { looked, kinds });
  const sealed = await sealRun(staging, { run, fingerprint: 'test', mined: [mined] }, () => undefined);
  return { run, sealed };
}

async function write(staging: Staging, said: readonly Observation[]) {
  const activities = createWriteActivities({ graph: bench.graph, staging });
  const { run, sealed } = await seal(staging, said);
  const plan = await bench.inActivity(() => activities.planWrite({ run, sealed, accept_removals: true }));
  const receipts = [
    await bench.inActivity(() => activities.writeNodes({ run, plan })),
    await bench.inActivity(() => activities.writeEdges({ run, plan })),
    await bench.inActivity(() => activities.retireFacts({ run, plan })),
  ];
  const end = await activities.finishWrite({ run, sealed, plan, receipts });
  return { plan, end };
}

/** The same said to an empty graph, without any run before. */
async function clean(name: string, said: readonly Observation[]) {
  await forget(bench.graph, REPO);
  return (await write(createFileStaging({ root: join(root, name) }), said)).end;
}

test('law 2: what waits for another path is written when that comes, and refused again when it goes, as by a clean build', async () => {
  const staging = createFileStaging({ root: join(root, 'stepwise') });
  const steps = [
    lake,
    [...lake, fileSaid('sql/other.sql')],
    [...lake, fileSaid('sql/other.sql'), late],
    [...lake, fileSaid('sql/other.sql', 11), late],
    [...lake, fileSaid('sql/other.sql', 11)],
  ];
  const stepwise = [];
  for (const said of steps) stepwise.push(await write(staging, said));
  expect(stepwise.map(({ end }) => [end.accepted, end.rejected])).toEqual([
    [81, 1],
    [82, 1],
    [84, 0],
    [84, 0],
    [82, 1],
  ]);
  for (const nth of [2, 4]) {
    const { accepted, rejected, graph_hash } = await clean(`clean-${nth}`, steps[nth] ?? []);
    expect(stepwise[nth]?.end).toMatchObject({ accepted, rejected, graph_hash });
  }
  // What concerns nobody else is planned by its path alone.
  expect(stepwise.map(({ plan }) => plan.touched !== undefined)).toEqual([false, true, false, true, false]);
});
