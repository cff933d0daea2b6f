import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { safeName } from '../../../adapters/staging/safe-name.ts';
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

/** Every closed version, with the runs from and to which it was live. */
const history = () =>
  graph.read({
    text: 'MATCH (h:Retired) WHERE h.repo <> $portfolio RETURN properties(h) AS closed ORDER BY h.id',
    params: { portfolio: 'portfolio' },
  });
const asOf = async (repo: string, run: string): Promise<string> =>
  (await cli('graph', 'hash', '--repo', repo, '--as-of', run)).json.graph_hash;
const repository = new SmallRepository(join(home, 'lake'));
const runs: ProcessResult[] = [];

test('law 7: an empty graph is whole again from staging, with the repositories gone: same hash, same history, same pages byte for byte', async () => {
  const commits = [
    sampleFiles(8),
    { 'app/step_7.py': null },
    { 'app/step_6.py': 'def other():\n    return 1\n' },
    { 'app/step_7.py': 'def back():\n    return 2\n' },
  ];
  for (const [nth, files] of commits.entries()) {
    repository.commit(`Commit ${nth}`, files);
    runs.push(ProcessResult.parse((await cli('process', repository.path, '--accept-removals')).json));
  }
  const before = runs.at(-1) as ProcessResult;
  const pages = pagesOf(before);
  expect(Object.keys(pages).length).toBeGreaterThan(2);
  const closed = await history();
  expect(closed.length).toBeGreaterThan(5);

  const full = await cli('graph', 'rebuild', '--from-staging');
  expect(full.code).toBe(2);
  expect(full.stderr).toContain('fresh backfill');
  expect((await cli('graph', 'rebuild')).code).toBe(2);

  await emptyGraph(graph);
  // Neither the work tree nor the mirror is there any more: staging is all the evidence.
  repository.git('update-ref', '-d', 'HEAD');
  const rebuilt = await cli('graph', 'rebuild', '--from-staging');
  expect(rebuilt.json, rebuilt.stderr).toEqual({
    repositories: 1,
    different: [],
    // Those of the commits, and the run by which today's mappings speak.
    history: { runs: runs.length + 1, different: [], lost: [], begins: [] },
  });
  expect((await cli('graph', 'hash', '--repo', before.repo)).json.graph_hash).toBe(before.graph_hash);
  expect(await history()).toEqual(closed);
  for (const { repo, run_id, graph_hash } of runs)
    expect(await asOf(repo, run_id ?? ''), `as of ${run_id}`).toBe(graph_hash);
  expect(pagesOf(before)).toEqual(pages);
});

test('law 7: a run of which staging cannot be read is missing in history, and said to be; all else is there', async () => {
  const { repo, graph_hash } = runs.at(-1) as ProcessResult;
  const index = join(home, 'fleet', 'data', 'staging', safeName(repo), '000001', 'index.json');
  writeFileSync(index, '{}');
  await emptyGraph(graph);
  const { json, stderr } = await cli('graph', 'rebuild', '--from-staging');
  expect(json, stderr).toEqual({
    repositories: 1,
    different: [],
    history: {
      runs: runs.length + 1,
      different: [],
      lost: [{ repo, run_id: '000001' }],
      begins: [{ repo, run_id: '000002' }],
    },
  });
  expect((await cli('graph', 'hash', '--repo', repo)).json.graph_hash).toBe(graph_hash);
  expect(await asOf(repo, '000002')).toBe(runs[1]?.graph_hash);
});
