import { randomUUID } from 'node:crypto';
import { createLinkActivities } from '../../../activities/3-analyze/link-activities.ts';
import { createStageActivities } from '../../../activities/4-stage/activities.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { createRunRecords } from '../../../adapters/memgraph/run-records.ts';
import type { PlatformInstance } from '../../../schemas/instance.ts';
import { itemKinds } from '../../../schemas/items/registry.ts';
import type { MinedParts, RunRef } from '../../../schemas/run.ts';
import { fileSaid, moduleSaid, type Observation, repositorySaid, runOf } from '../write/observations.ts';
import type { Bench } from '../write/write-bench.ts';

/** Runs of repositories and of the link wave on the real graph, each sealed and written as the workflows do it. */
export function openWaves(bench: Bench) {
  const { graph, staging, inActivity } = bench;
  const links = createLinkActivities({ ask: createAsk(graph), records: createRunRecords(graph), staging });
  const { sealRun } = createStageActivities({ staging });
  const numbers = new Map<string, number>();

  async function process(
    repo: string,
    said: readonly Observation[],
    instances?: readonly PlatformInstance[],
  ) {
    const number = (numbers.get(repo) ?? 0) + 1;
    numbers.set(repo, number);
    const run = runOf(repo, number);
    const mined = await stage(run, said);
    const given = instances === undefined ? {} : { instances };
    const sealed = await inActivity(() => sealRun({ run, fingerprint: 'test', mined: [mined], ...given }));
    return { run, sealed, ...(await bench.write(run, sealed, { accept_removals: true })) };
  }

  async function stage(run: RunRef, said: readonly Observation[]): Promise<MinedParts> {
    const kinds = Object.keys(itemKinds) as (keyof typeof itemKinds)[];
    const ingress = openIngress(run, { name: 'test', version: '1', kinds });
    ingress.take({ items: said, rejects: [] });
    return stageSaid(staging, run, 'test', 'mine/test', ingress.close());
  }

  async function wave() {
    const planned = await inActivity(() => links.planLinks());
    const { run, heads } = await inActivity(() =>
      links.openLinks({ trace_id: 'f'.repeat(32), workflow_run: randomUUID() }),
    );
    const mined: MinedParts[] = [];
    for (const link of planned.links) mined.push(await inActivity(() => links.link({ run, link })));
    const sealed = await inActivity(() => sealRun({ run, fingerprint: 'test', mined, heads }));
    return { planned, run, heads, sealed, ...(await bench.write(run, sealed, { accept_removals: true })) };
  }

  return { process, wave, planLinks: () => inActivity(() => links.planLinks()) };
}

const statement = (hash: string, reads: string[], writes: string[]): Observation => ({
  kind: 'sql-statement',
  path: 'a.sql',
  lines: [1, 2],
  payload: {
    text_hash: hash.padStart(12, '0'),
    occurrence: 1,
    ordinal: 1,
    dialect: 'snowflake',
    statement: 'insert',
    reads,
    writes,
  },
});

/** What a repository with one SQL file and one Python file says. */
export const repositoryWith = (tables: { reads?: string[]; writes?: string[] }, more: Observation[] = []) => [
  repositorySaid(),
  fileSaid('a.sql'),
  fileSaid('a.py'),
  moduleSaid('a.py'),
  ...(tables.reads ?? []).map((table, at) => statement(`a${at}`, [table], [])),
  ...(tables.writes ?? []).map((table, at) => statement(`b${at}`, [], [table])),
  ...more,
];

export const publishes = (name: string): Observation => ({
  kind: 'published-package',
  path: 'pyproject.toml',
  lines: [2, 2],
  payload: { ecosystem: 'pypi', name },
});
