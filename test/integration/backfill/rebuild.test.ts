import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { emptyGraph } from '../../servers/empty-graph.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-rebuild-'));
const graph = createGraph({ url: inject('servers').graphUrl });
let fleet: Fleet;
const cli = (...args: string[]) => runCli([...args, '--json'], fleet.env);

beforeAll(async () => {
  fleet = await startFleet(join(home, 'fleet'));
  await cli('graph', 'migrate');
  await emptyGraph(graph);
});
afterAll(async () => {
  await fleet.stop();
  await graph.close();
});

/** The pages without the block that names the run. */
const pagesOf = ({ reports }: ProcessResult): Record<string, string> =>
  Object.fromEntries(
    reports
      .filter((path) => path.endsWith('.md') && !path.endsWith('run.md'))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

test('law 7: an empty graph is whole again from staging, with the repositories gone: same hash, same pages byte for byte', async () => {
  const repository = new SmallRepository(join(home, 'lake'));
  repository.commit('Start', sampleFiles(8));
  await cli('process', repository.path);
  repository.commit('Drop a step', { 'app/step_7.py': null });
  const before = ProcessResult.parse((await cli('process', repository.path, '--accept-removals')).json);
  const pages = pagesOf(before);
  expect(Object.keys(pages).length).toBeGreaterThan(2);

  const full = await cli('graph', 'rebuild', '--from-staging');
  expect(full.code).toBe(2);
  expect(full.stderr).toContain('fresh backfill');
  expect((await cli('graph', 'rebuild')).code).toBe(2);

  await emptyGraph(graph);
  // Neither the work tree nor the mirror is there any more: staging is all the evidence.
  repository.git('update-ref', '-d', 'HEAD');
  const rebuilt = await cli('graph', 'rebuild', '--from-staging');
  expect(rebuilt.json, rebuilt.stderr).toEqual({ repositories: 1, different: [] });
  expect((await cli('graph', 'hash', '--repo', before.repo)).json.graph_hash).toBe(before.graph_hash);
  expect(pagesOf(before)).toEqual(pages);
});
