import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { localRepositoryKey } from '../../../ontology/identity.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { forgetRepository } from '../../servers/forget-repository.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository } from '../process/small-repository.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/three-repositories');
const home = mkdtempSync(join(tmpdir(), 'fresh-three-'));
const settings = join(home, 'settings.yml');
const GOLD = 'databricks:main/energy_dev.gold.daily_load';

let fleet: Fleet;
let repositories: Readonly<Record<'foundation' | 'load' | 'marts', ReturnType<typeof made>>>;
const cli = (...args: string[]) => runCli(args, { ...fleet.env, FRESH_SETTINGS: settings });

/** One workspace that all three repositories speak of. */
const instances = (): string =>
  [
    'instances:',
    '  - platform: databricks',
    '    alias: main',
    '    catalogs: ["energy_*"]',
    '    repositories: ["local/*"]',
    '',
  ].join('\n');

beforeAll(async () => {
  writeFileSync(settings, instances());
  fleet = await startFleet(join(home, 'fleet'), { FRESH_SETTINGS: settings });
  expect((await cli('graph', 'migrate', '--json')).code).toBe(0);
});
afterAll(async () => {
  await fleet.stop();
  await forgetRepository('portfolio');
});
beforeEach(async () => {
  repositories = { foundation: made('foundation'), load: made('load'), marts: made('marts') };
  for (const { path, root } of Object.values(repositories))
    await forgetRepository(localRepositoryKey(basename(path), root));
  await forgetRepository('portfolio');
});

function made(name: string): SmallRepository & { readonly root: string } {
  const repository = new SmallRepository(join(home, name));
  const folder = join(fixtures, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name: file }) => join(parentPath, file));
  const root = repository.commit(
    'Start',
    Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')])),
  );
  return Object.assign(repository, { root });
}

async function portfolio(): Promise<void> {
  const { foundation, load, marts } = repositories;
  const answer = await cli(
    'portfolio',
    foundation.path,
    load.path,
    marts.path,
    '--accept-removals',
    '--json',
  );
  expect(answer.code, answer.stderr).toBe(0);
}

interface Step {
  readonly direction: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly to_family: string;
  readonly name: string;
  readonly repo: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly from_place: string | null;
  readonly to_place: string | null;
  readonly confidence: number | null;
}

async function ask(query: string, params: Readonly<Record<string, string>>) {
  const given = Object.entries(params).flatMap(([name, value]) => ['--param', `${name}=${value}`]);
  const answer = await cli('query', query, ...given, '--json');
  expect(answer.code, answer.stderr).toBe(0);
  return answer.json.data;
}
const impact = async (dataset = GOLD): Promise<Step[]> => ask('impact_of_dataset', { dataset });

/** Without the hash of the root commit, which the fixture's bytes make. */
const short = (key: string): string => key.replaceAll(/local\/(\w+)~[0-9a-f]{8}/g, '$1');
const stepsOf = (steps: readonly Step[], direction: string): string[] =>
  steps
    .filter((step) => step.direction === direction)
    .map(({ kind, from, to }) => `${short(from)} ${kind} ${short(to)}`);

test('from a gold table to job, cluster, stack, repository and people, over three repositories', async () => {
  await portfolio();
  const steps = await impact();
  const up = stepsOf(steps, 'up');
  expect(up).toEqual(
    expect.arrayContaining([
      `${GOLD} WRITES load:bundle:load/task/daily/gold`,
      'load:bundle:load/task/daily/gold HAS_TASK load:bundle:load/job/daily',
      'load:bundle:load/task/daily/gold SERVES foundation:pulumi:lake::databricks:Cluster::etl',
      'foundation:pulumi:lake::databricks:Cluster::etl CONTAINS foundation:pulumi:lake',
      'foundation:pulumi:lake REFERENCES foundation:pulumi:network',
      'foundation:lake/index.ts CONTAINS foundation',
      `${GOLD} HOLDS foundation:pulumi:lake::databricks:Schema::gold`,
      `${GOLD} HOLDS foundation:pulumi:lake::databricks:Grants::gold-readers`,
      `${GOLD} FEEDS databricks:main/energy_dev.silver.meter_days`,
      'databricks:main/energy_dev.silver.meter_days MATERIALIZES marts:dbt:marts.model.meter_days',
      'databricks:main/energy_dev.bronze.readings WRITES load:bundle:load/task/daily/bronze',
    ]),
  );
  const people = steps.filter(({ to_family }) => to_family === 'Person').map(({ name }) => name);
  expect(new Set(people)).toEqual(new Set(['Data Engineering']));
  expect(stepsOf(steps, 'down')).toEqual(
    expect.arrayContaining([
      `${GOLD} MATERIALIZES marts:dbt:marts.source.gold.daily_load`,
      'marts:dbt:marts.source.gold.daily_load REF marts:dbt:marts.exposure.load_board',
    ]),
  );
  const served = steps.find(({ kind }) => kind === 'SERVES');
  expect(served).toMatchObject({ repo: 'portfolio', from_place: 'lake/index.ts:30', confidence: 0.9 });
  expect(served?.to_place).toMatch(/^resources\/daily\.yml:\d+$/);
});

test('columns of a star come from the schema of another repository', async () => {
  await portfolio();
  const rows: Step[] = await ask('column_lineage', { dataset: GOLD, column: 'country' });
  expect(rows.map(({ from, repo }) => [from, repo])).toEqual([
    ['databricks:main/energy_dev.reference.areas#country', 'portfolio'],
  ]);
});

test('what one side drops takes the joins with it into history, and the rest stays', async () => {
  await portfolio();
  const { foundation, marts } = repositories;
  const program = readFileSync(join(foundation.path, 'lake/index.ts'), 'utf8');
  foundation.commit('Drop the cluster', {
    'lake/index.ts': program.slice(0, program.indexOf('export const cluster')),
  });
  marts.commit('Drop the areas', { 'sql/areas.sql': null });
  await portfolio();
  const up = stepsOf(await impact(), 'up');
  expect(up.filter((step) => step.includes(' SERVES '))).toEqual([]);
  expect(up).toContain(`${GOLD} HOLDS foundation:pulumi:lake::databricks:Schema::gold`);
  expect(await ask('column_lineage', { dataset: GOLD, column: 'country' })).toEqual([]);
  const findings: { what: string; detail: string }[] = await ask('portfolio_findings', {});
  expect(findings.map(({ detail }) => detail)).toContain('No repository here makes it');
});

test('another environment and another instance are not joined', async () => {
  const { load } = repositories;
  const bundle = readFileSync(join(load.path, 'databricks.yml'), 'utf8');
  load.commit('Names of production in a target of another name', {
    'databricks.yml': bundle
      .replace('  prod: {}', '  prod: {}\n  qa: {}')
      .replace('etl-${bundle.target}', 'etl-prod'),
  });
  await portfolio();
  expect(stepsOf(await impact(), 'up').filter((step) => step.includes(' SERVES '))).toEqual([]);
  const findings: { what: string; detail: string }[] = await ask('portfolio_findings', {});
  expect(findings.map(({ detail }) => short(detail))).toContain(
    'It is made in other environments than dev: foundation:pulumi:lake::databricks:Cluster::etl',
  );
});
