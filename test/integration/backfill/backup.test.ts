import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { emptyGraph } from '../../servers/empty-graph.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { ownStack } from '../../servers/own-stack.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';

/** As docs/how-to/operate.md tells it: a copy of staging at any time, a copy of all data while everything is down. */
const root = mkdtempSync(join(tmpdir(), 'fresh-backup-'));
const home = join(root, 'home');
const data = join(home, 'data');
const kept = { staging: join(root, 'kept-staging'), all: join(root, 'kept-data') };
const repository = new SmallRepository(join(root, 'lake'));
let stack: Awaited<ReturnType<typeof ownStack>>;
let fleet: Fleet;
const runs: ProcessResult[] = [];

const cli = (...args: string[]) => runCli([...args, '--json'], fleet.env);
const process = async (): Promise<ProcessResult> =>
  ProcessResult.parse((await cli('process', repository.path, '--accept-removals')).json);
const up = async (): Promise<void> => {
  stack = await ownStack(home);
  fleet = await startFleet(home, stack.env);
};
const down = async (): Promise<void> => {
  await fleet.stop();
  await stack.stop();
};

beforeAll(async () => {
  await up();
  await cli('graph', 'migrate');
});
afterAll(async () => {
  await down();
  rmSync(root, { recursive: true, force: true });
});

test('all data, copied while everything is down and put back, is the system as it was', async () => {
  repository.commit('Start', sampleFiles(6));
  runs.push(await process());
  repository.commit('Drop', { 'app/step_5.py': null });
  runs.push(await process());
  cpSync(join(data, 'staging'), kept.staging, { recursive: true });

  await down();
  cpSync(data, kept.all, { recursive: true });
  rmSync(data, { recursive: true });
  cpSync(kept.all, data, { recursive: true });
  await up();
  const { repo, graph_hash } = runs[1] as ProcessResult;
  expect((await cli('graph', 'hash', '--repo', repo)).json.graph_hash).toBe(graph_hash);
  expect(await process()).toMatchObject({ outcome: 'unchanged', graph_hash });
});

test('staging alone, copied while the workers ran and put back beside an empty graph, gives facts and history again', async () => {
  await fleet.stop();
  rmSync(join(data, 'staging'), { recursive: true });
  cpSync(kept.staging, join(data, 'staging'), { recursive: true });
  const graph = createGraph({ url: stack.env.FRESH_GRAPH_URL });
  await emptyGraph(graph);
  await graph.close();
  await fleet.restart();
  const rebuilt = await cli('graph', 'rebuild', '--from-staging');
  expect(rebuilt.json, rebuilt.stderr).toEqual({
    repositories: 1,
    different: [],
    history: { runs: 3, different: [], lost: [], begins: [] },
  });
  for (const { repo, run_id, graph_hash } of runs)
    expect((await cli('graph', 'hash', '--repo', repo, '--as-of', run_id ?? '')).json.graph_hash).toBe(
      graph_hash,
    );
});
