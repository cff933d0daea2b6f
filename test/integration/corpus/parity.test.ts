import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { applyMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { makeFolder } from '../../servers/make-repository.ts';
import { contentsOf, openPipeline } from '../../servers/pipeline-here.ts';
import { forget } from '../write/write-bench.ts';

/** How many of the newest commits are replayed; the closing notes used 50. */
const COMMITS = Number(process.env['FRESH_PARITY_COMMITS'] ?? '3');
/** So many of the newest are left out: a long history can be replayed piece by piece, each from where the one before ended. */
const SKIPPED = Number(process.env['FRESH_PARITY_SKIPPED'] ?? '0');
/** A commit takes seconds, a busy machine and a large history longer. */
const LONGEST_MS = 300_000 + COMMITS * 60_000;
/** Larger ones take longer than all other tests together. */
const MOST_FILES = 4_000;

const corpus = process.env['FRESH_CORPUS'] ?? '';
const git = (path: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'safe.directory=*', '-C', path, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  }).trim();

const repositories = (existsSync(corpus) ? readdirSync(corpus) : [])
  .flatMap((name) => [join(corpus, name), join(corpus, name, 'repo')])
  .filter((path) => existsSync(join(path, 'HEAD')) && existsSync(join(path, 'objects')))
  .filter((path) => git(path, 'ls-tree', '-r', '--name-only', 'HEAD').split('\n').length <= MOST_FILES)
  .sort();

if (repositories.length === 0)
  process.stderr.write(
    'FRESH_CORPUS names no folder of bare repositories: parity of real histories was not run\n',
  );

describe.skipIf(repositories.length === 0)('law 2 on real histories', () => {
  const folder = makeFolder();
  let graph: Graph;
  beforeAll(async () => {
    graph = createGraph({ url: process.env['FRESH_TEST_GRAPH_URL'] ?? inject('servers').graphUrl });
    await applyMigrations(graph, await readMigrationFiles(migrationsFolder));
  });
  afterAll(async () => {
    await graph.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(repositories)(
    `%s: its last ${COMMITS} commits one by one, and a clean build of the last`,
    async (source) => {
      const repo = join(folder, 'replayed.git');
      rmSync(folder, { recursive: true, force: true });
      execFileSync('git', ['clone', '-q', '--bare', source, repo]);
      const branch = git(repo, 'symbolic-ref', 'HEAD');
      const newest = ['rev-list', '--first-parent', `--skip=${SKIPPED}`, `--max-count=${COMMITS + 1}`];
      const line = git(repo, ...newest, 'HEAD').split('\n');
      const stepwise = openPipeline({ home: join(folder, 'stepwise') });
      let last = null;
      for (const commit of line.reverse()) {
        git(repo, 'update-ref', branch, commit);
        last = await stepwise.write(graph, repo);
      }
      if (last === null) throw new Error(`${source} has no commit`);
      const replayed = await contentsOf(stepwise, last);
      await stepwise.close();
      await forget(graph, last.run.repo);
      const clean = openPipeline({ home: join(folder, 'clean') });
      const built = await clean.write(graph, repo);
      expect(built.graph_hash).toBe(last.graph_hash);
      expect(built.plan.expected?.accepted).toBe(last.plan.expected?.accepted);
      expect(await contentsOf(clean, built)).toEqual(replayed);
      await clean.close();
      await forget(graph, last.run.repo);
    },
    LONGEST_MS,
  );
});
