import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queries } from '../../../queries/registry.ts';
import { OntologyReference } from '../../../query-service/ontology-reference.ts';
import { addLabel, mapKind } from '../../unit/ontology/changes/steps.ts';
import { type OntologyBench, openOntologyBench, proposal, runOf } from '../ontology-change/ontology-bench.ts';
import { lakeSaid } from '../write/observations.ts';
import { graphUrl } from '../write/write-bench.ts';
import { type OpenService, openService } from './open-service.ts';

const REPO = 'test.example/reference';
let bench: OntologyBench;
let service: OpenService;
let staging: string;
beforeAll(async () => {
  bench = await openOntologyBench([REPO]);
  await bench.run(runOf(REPO, 1), lakeSaid(2));
  staging = mkdtempSync(join(tmpdir(), 'fresh-service-'));
  service = await openService(graphUrl(), staging);
});
afterAll(async () => {
  await service.close();
  rmSync(staging, { recursive: true });
  await bench.close();
});

const get = async (path: string) => fetch(`${service.url}${path}`);
const reference = async (path = '/ontology') => OntologyReference.parse(await (await get(path)).json());

test('the reference tells what is there, how much of it, and who asks for it', async () => {
  const { version, labels, types } = await reference();
  expect(version).toBe('0.3.0');
  const file = labels.find(({ name }) => name === 'File');
  expect(file?.count).toBeGreaterThanOrEqual(2);
  expect(file?.asked_by).toContain('hotspots');
  expect(types.find(({ name }) => name === 'READS')?.count).toBeGreaterThanOrEqual(2);
  expect(await (await get('/ontology/changelog')).json()).toEqual([]);
});

test('texts of queries are read at the start, not for each request', async () => {
  const copy = join(staging, 'hotspots.cypher');
  copyFileSync(queries.hotspots.cypher, copy);
  const hotspots = { ...queries.hotspots, cypher: pathToFileURL(copy) };
  const other = await openService(graphUrl(), staging, { queries: { hotspots } });
  rmSync(copy);
  const { labels } = OntologyReference.parse(await (await fetch(`${other.url}/ontology`)).json());
  expect(labels.find(({ name }) => name === 'File')?.asked_by).toEqual(['hotspots']);
  await other.close();
});

test('after a change there are two versions to ask for, a changelog and a page', async () => {
  await bench.approve(proposal('map-flag', [addLabel('Flag', { name: 'string' }), mapKind('flag', 'Flag')]));
  const [now, then] = [await reference(), await reference('/ontology?version=0.3.0')];
  expect(now.versions).toEqual(['0.3.0', '0.4.0']);
  const named = ({ labels }: OntologyReference) => labels.some(({ name }) => name === 'Flag');
  expect([now.version, named(now), then.version, named(then)]).toEqual(['0.4.0', true, '0.3.0', false]);
  expect(now.kinds).toEqual([{ kind: 'open/flag', label: 'Flag' }]);
  expect((await get('/ontology?version=9.9.9')).status).toBe(404);
  expect((await get('/ontology?version=x')).status).toBe(400);
  expect(await (await get('/ontology/changelog')).json()).toMatchObject([
    { from: '0.3.0', to: '0.4.0', steps: ['adds the label Flag', 'maps open/flag to Flag'] },
  ]);
  const page = await get('/ontology/page');
  expect(page.headers.get('content-type')).toMatch(/^text\/markdown/);
  const text = await page.text();
  expect(text).toContain('# Graph schema, ontology 0.4.0');
  expect(text).toMatch(/### File\n.*\n\n- Now: \d+/);
  expect(text).toContain('- `open/flag` becomes `Flag`, told apart by name');
});
