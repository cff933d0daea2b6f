import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PortfolioResult } from '../../../schemas/cli/portfolio.ts';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { forgetRepository } from '../../servers/forget-repository.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository } from '../process/small-repository.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-portfolio-'));
const settings = join(home, 'fresh.settings.yml');
const ingest = new SmallRepository(join(home, 'ingest'));
const lake = new SmallRepository(join(home, 'lake'));
let fleet: Fleet;
const cli = (...args: string[]) => runCli(args, fleet.env);

beforeAll(async () => {
  ingest.commit('Start', {
    'pyproject.toml': '[project]\nname = "acme-lake"\nversion = "1.0"\n',
    'src/acme_lake/__init__.py': 'def read(name):\n    return name\n',
    'load.sql':
      'CREATE OR REPLACE TRANSIENT TABLE shop.core.orders AS SELECT raw:id::NUMBER(38) AS id FROM raw.public.events;\n',
  });
  lake.commit('Start', {
    'jobs.py': 'import acme_lake\n\nacme_lake.read("orders")\n',
    'mart.sql': 'CREATE OR REPLACE TRANSIENT TABLE marts.daily AS SELECT id FROM core.orders;\n',
  });
  mkdirSync(home, { recursive: true });
  writeFileSync(
    settings,
    `instances:
  - platform: snowflake
    alias: prod
    repositories: ['local/*']
    catalogs: [raw]
    default_catalog: shop
`,
  );
  fleet = await startFleet(join(home, 'fleet'), { FRESH_SETTINGS: settings });
  await forgetRepository('portfolio');
  expect((await cli('graph', 'migrate', '--json')).code).toBe(0);
});
afterAll(async () => {
  await fleet.stop();
  await forgetRepository('portfolio');
});

const portfolio = async (...more: string[]) => {
  const answer = await cli('portfolio', ingest.path, lake.path, '--json', ...more);
  expect(answer.code, answer.stderr + readFileSync(fleet.log, 'utf8').slice(-2000)).toBe(0);
  return { ...PortfolioResult.parse(answer.json), printed: answer.stderr };
};
const process = async (repository: SmallRepository, ...more: string[]) =>
  ProcessResult.parse((await cli('process', repository.path, '--json', ...more)).json);

/** Edges of the portfolio between the two, as `TYPE thing`. */
async function links(): Promise<string[]> {
  const { stdout } = await cli('graph', 'export', '--repo', 'portfolio');
  return stdout
    .split('\n')
    .filter((line) => line.includes('"type":'))
    .map((line) => JSON.parse(line))
    .filter(({ from }) => from.includes('/ingest~'))
    .map(({ type, props }) => `${type} ${props.dataset ?? props.package}`);
}
const hashOf = async (scope: string): Promise<string> =>
  (await cli('graph', 'hash', '--repo', scope, '--json')).json.graph_hash;

const supplies = 'SUPPLIES snowflake:prod/SHOP.CORE.ORDERS';
const publishes = 'PUBLISHES_FOR pypi:acme-lake';

test('two repositories that share a table and a package are linked at the end; nothing moved, nothing done', async () => {
  const first = await portfolio();
  expect(first.outcomes).toEqual({ complete: 2 });
  expect(first.links).toMatchObject({ outcome: 'complete', code: null });
  expect(first.links?.created).toBeGreaterThanOrEqual(2);
  expect(first.pages).toMatchObject({ outcome: 'complete', code: null });
  expect(first.pages?.reports.length).toBeGreaterThan(0);
  expect(first.printed).toMatch(/^links: complete, \d+ new$/m);
  expect(await links()).toEqual([publishes, supplies]);

  const again = await portfolio();
  expect(again.outcomes).toEqual({ unchanged: 2 });
  expect(again.links).toEqual({ outcome: 'unchanged', created: 0, changed: 0, code: null });
  const forced = await portfolio('--force');
  expect(forced.links).toEqual({ outcome: 'complete', created: 0, changed: 0, code: null });
});

test('one repository alone never touches a link; the next portfolio retires what no longer holds', async () => {
  const before = await hashOf('portfolio');
  await process(ingest, '--force');
  expect(await hashOf('portfolio')).toBe(before);
  lake.commit('Orders come from elsewhere', {
    'mart.sql': 'CREATE OR REPLACE TRANSIENT TABLE marts.daily AS SELECT id FROM core.clicks;\n',
  });
  expect((await process(lake, '--accept-removals')).outcome).toBe('complete');
  expect(await hashOf('portfolio')).toBe(before);
  expect(await links()).toEqual([publishes, supplies]);
  const after = await portfolio();
  expect(after.links).toMatchObject({ outcome: 'complete', created: 0 });
  expect(await links()).toEqual([publishes]);
});

test('the order in which repositories come makes no difference to the graph', async () => {
  const keys = [(await process(ingest)).repo, (await process(lake)).repo];
  const hashes = async () => Promise.all([...keys, 'portfolio'].map(hashOf));
  const before = await hashes();
  expect(new Set(before).size).toBe(3);
  expect(before[0]).toMatch(/^[0-9a-f]{64}$/);
  for (const scope of [...keys, 'portfolio']) await forgetRepository(scope);
  await process(lake, '--force');
  await process(ingest, '--force');
  await portfolio();
  expect(await hashes()).toEqual(before);
});
