import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { columnLineage } from '../../../queries/column-lineage/query.ts';
import { impactOfDataset } from '../../../queries/impact-of-dataset/query.ts';
import { portfolioFindings } from '../../../queries/portfolio-findings/query.ts';
import type { Ask } from '../../../queries/saved-query.ts';
import type { PlatformInstance } from '../../../schemas/instance.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import { changeSaid } from '../write/observations.ts';
import { type Bench, forget, openBench } from '../write/write-bench.ts';
import { mineFolder } from './mine-folder.ts';
import { openWaves } from './wave-bench.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/three-repositories');
const home = mkdtempSync(join(tmpdir(), 'fresh-three-'));
const NAMES = ['foundation', 'load', 'marts'] as const;
type Name = (typeof NAMES)[number];
const repoOf = (name: Name): string => `test.example/${name}`;
const WRITTEN =
  'MATCH (r:Record) WHERE r.repo IS NOT NULL RETURN DISTINCT r.repo AS repo ORDER BY repo LIMIT 1000';

const main: PlatformInstance = { platform: 'databricks', alias: 'main', catalogs: ['energy_*'] };
const GOLD = 'databricks:main/energy_dev.gold.daily_load';

let bench: Bench;
let waves: ReturnType<typeof openWaves>;
let ask: Ask;
beforeAll(async () => {
  bench = await openBench([]);
  // A wave joins every repository in the graph, so those of other test files have to go.
  for (const { repo } of await bench.graph.read({ text: WRITTEN, params: {} }))
    await forget(bench.graph, String(repo));
});
beforeEach(async () => {
  await bench.close();
  bench = await openBench([...NAMES.map(repoOf), PORTFOLIO]);
  waves = openWaves(bench);
  ask = createAsk(bench.graph);
  rmSync(home, { recursive: true, force: true });
  cpSync(fixtures, home, { recursive: true });
});
afterAll(() => bench.close());

const change = (file: string, by: (text: string) => string): void => {
  const path = join(home, file);
  writeFileSync(path, by(readFileSync(path, 'utf8')));
};

/** Recent change of a file by its team, as the history would tell it. */
const changedBy = (path: string, team: string) => {
  const said = changeSaid(path, String(team.length));
  return { ...said, payload: { ...said.payload, display_name: team, recent: 1 } } as typeof said;
};

async function process(name: Name, instances: readonly PlatformInstance[] = [main]): Promise<void> {
  const people = { foundation: 'lake/index.ts', load: 'src/gold.sql', marts: 'models/meter_days.sql' };
  const said = await mineFolder(join(home, name));
  await waves.process(repoOf(name), [...said, changedBy(people[name], `${name} people`)], instances);
}
async function processAll(instances?: Partial<Record<Name, readonly PlatformInstance[]>>): Promise<void> {
  for (const name of NAMES) await process(name, instances?.[name] ?? [main]);
  await waves.wave();
}

type Step = z.output<(typeof impactOfDataset)['row']>;
const impact = (dataset = GOLD): Promise<readonly Step[]> => ask(impactOfDataset, { dataset });
const short = (text: string): string => text.replaceAll('test.example/', '');
const stepsOf = (steps: readonly Step[], direction: Step['direction']): string[] =>
  steps
    .filter((step) => step.direction === direction)
    .map(({ kind, from, to }) => `${short(from)} ${kind} ${short(to)}`);
const served = async (): Promise<string[]> =>
  stepsOf(await impact(), 'up').filter((step) => step.includes(' SERVES '));
const details = async (): Promise<string[]> =>
  (await ask(portfolioFindings, {})).map(({ detail }) => short(detail));

test('from a gold table to job, cluster, stack, repository and people, over three repositories', async () => {
  await processAll();
  const steps = await impact();
  expect(stepsOf(steps, 'up')).toEqual(
    expect.arrayContaining([
      `${GOLD} WRITES load:bundle:load/task/daily/gold`,
      'load:bundle:load/task/daily/gold HAS_TASK load:bundle:load/job/daily',
      'load:bundle:load/task/daily/gold SERVES foundation:pulumi:lake::databricks:Cluster::etl',
      'foundation:pulumi:lake::databricks:Cluster::etl CONTAINS foundation:pulumi:lake',
      'foundation:pulumi:lake REFERENCES foundation:pulumi:network',
      `${GOLD} HOLDS foundation:pulumi:lake::databricks:Schema::gold`,
      `${GOLD} HOLDS foundation:pulumi:lake::databricks:Grants::gold-readers`,
      `${GOLD} FEEDS databricks:main/energy_dev.silver.meter_days`,
      'databricks:main/energy_dev.silver.meter_days MATERIALIZES marts:dbt:marts.model.meter_days',
      'databricks:main/energy_dev.bronze.readings WRITES load:bundle:load/task/daily/bronze',
    ]),
  );
  const of = (family: string) =>
    new Set(steps.filter(({ to_family }) => to_family === family).map(({ name }) => name));
  expect(of('Person')).toEqual(new Set(['foundation people', 'load people', 'marts people']));
  expect(stepsOf(steps, 'down')).toEqual(
    expect.arrayContaining([
      `${GOLD} MATERIALIZES marts:dbt:marts.source.gold.daily_load`,
      'marts:dbt:marts.source.gold.daily_load REF marts:dbt:marts.exposure.load_board',
    ]),
  );
  const join = steps.find(({ kind }) => kind === 'SERVES');
  expect(join).toMatchObject({ repo: PORTFOLIO, from_place: 'lake/index.ts:30', confidence: 0.9 });
  expect(join?.to_place).toMatch(/^resources\/daily\.yml:\d+$/);
});

test('columns of a star come from the schema of another repository', async () => {
  await processAll();
  const rows = await ask(columnLineage, { dataset: GOLD, column: 'country' });
  expect(rows.map(({ from, repo, by }) => [from, repo, short(by)])).toEqual([
    [
      'databricks:main/energy_dev.reference.areas#country',
      PORTFOLIO,
      expect.stringMatching(/^load:src\/gold\.sql@/),
    ],
  ]);
});

test('what one side drops takes the joins with it into history, and the rest stays', async () => {
  await processAll();
  expect(await served()).toHaveLength(2);
  change('foundation/lake/index.ts', (text) => text.slice(0, text.indexOf('export const cluster')));
  rmSync(join(home, 'marts/sql/areas.sql'));
  await processAll();
  expect(await served()).toEqual([]);
  expect(stepsOf(await impact(), 'up')).toContain(
    `${GOLD} HOLDS foundation:pulumi:lake::databricks:Schema::gold`,
  );
  expect(await ask(columnLineage, { dataset: GOLD, column: 'country' })).toEqual([]);
  expect(await details()).toContain('No repository here makes it');
  const text = 'MATCH (h:Retired) WHERE h.repo = $repo RETURN DISTINCT h.type AS type ORDER BY type';
  const retired = await bench.graph.read({ text, params: { repo: PORTFOLIO } });
  expect(retired.map(({ type }) => type)).toEqual(['DERIVES_FROM', 'HAS_COLUMN', 'SERVES', 'SUPPLIES']);
  // The join kept the node of the cluster from going with its repository's run; the next run takes it.
  await process('foundation');
  const cluster = `MATCH (n:Entity {family: 'CloudResource'}) WHERE n.key ENDS WITH $end RETURN n.key AS key ORDER BY key LIMIT 9`;
  expect(await bench.graph.read({ text: cluster, params: { end: 'databricks:Cluster::etl' } })).toEqual([]);
});

test('a cluster of another environment is not joined, and a finding says so', async () => {
  change('load/databricks.yml', (text) => text.replace('etl-${bundle.target}', 'etl-prod'));
  await processAll();
  expect(await served()).toEqual([]);
  expect(await details()).toContain(
    'It is made in other environments than dev: foundation:pulumi:lake::databricks:Cluster::etl',
  );
});

/** A path names its storage account itself, so no instance has to prove it. */
const provenByInstance = async (): Promise<readonly string[]> =>
  stepsOf(await impact(), 'up').filter((step) => !step.startsWith('abfss://'));

test('names of another instance, and names that no instance proves, are not joined', async () => {
  await processAll({ foundation: [{ ...main, alias: 'second' }] });
  expect(await served()).toEqual([]);
  expect((await provenByInstance()).filter((step) => step.includes(' HOLDS '))).toEqual([]);
  await processAll({ foundation: [], marts: [] });
  expect(await served()).toEqual([]);
  expect((await provenByInstance()).filter((step) => /HOLDS|MATERIALIZES/.test(step))).toEqual([]);
  expect(await ask(columnLineage, { dataset: GOLD, column: 'country' })).toEqual([]);
});

test('the same heads again write nothing', async () => {
  await processAll();
  const { plan } = await waves.wave();
  expect([plan.nodes.count, plan.edges.count, plan.retire.count]).toEqual([0, 0, 0]);
});
