import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectTemporal } from '../../../adapters/temporal/connect.ts';
import { OntologyListResult } from '../../../schemas/cli/ontology.ts';
import { ProposalRecord } from '../../../schemas/proposal-record.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { ownStack } from '../../servers/own-stack.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';

/** From a kind that nobody knows to a page that shows it, over twenty repositories and without looking at one of them again. */
vi.setConfig({ testTimeout: 1_800_000 });

const REPOSITORIES = 20;
const APPROVER = 'ada@example.com';
const KIND = 'open/data-contract';
const home = mkdtempSync(join(tmpdir(), 'fresh-ontology-'));
const ontologyFolder = join(home, 'decided');

let stack: Awaited<ReturnType<typeof ownStack>>;
let fleet: Fleet;
let client: Client;
let closeClient: () => Promise<void>;
const repositories: SmallRepository[] = [];
const cli = (...args: string[]) => runCli(args, fleet.env);

const contract = (n: number): string =>
  `apiVersion: v3.0.0\nkind: DataContract\nid: c-${n}\nname: orders-${n}\nstatus: ${n % 2 ? 'active' : 'draft'}\nversion: 1.${n}.0\n`;

beforeAll(async () => {
  stack = await ownStack(join(home, 'stack'));
  for (let n = 0; n < REPOSITORIES; n += 1) {
    const repository = new SmallRepository(join(home, `repo-${String(n).padStart(2, '0')}`));
    repository.commit('Start', { ...sampleFiles(2), 'contracts/orders.yaml': contract(n) });
    repositories.push(repository);
  }
  const settings = join(home, 'fresh.settings.yml');
  writeFileSync(
    settings,
    `${JSON.stringify({ repositories: repositories.map(({ path }) => path), approvers: [APPROVER], nightly: { on: false } })}\n`,
  );
  fleet = await startFleet(join(home, 'fleet'), {
    ...stack.env,
    FRESH_SETTINGS: settings,
    FRESH_ONTOLOGY_DIR: ontologyFolder,
  });
  ({ client, close: closeClient } = await connectTemporal(stack.temporal));
  expect((await cli('graph', 'migrate', '--json')).code).toBe(0);
});
afterAll(async () => {
  await fleet?.stop();
  await closeClient?.();
  await stack?.stop();
});

const openProposals = async () =>
  OntologyListResult.parse((await cli('ontology', 'list', '--json')).json).proposals;
const recordOf = async (id: string): Promise<ProposalRecord> =>
  ProposalRecord.parse(await client.workflow.getHandle(`ontology:${id}`).query('proposal'));

/** Facts line by line, without those of the label and the edges that lead to them. */
async function otherFacts(label: string): Promise<readonly string[]> {
  const { stdout } = await cli('graph', 'export');
  return stdout.split('\n').filter((line) => !line.includes(`${label}|`) && !line.includes(`"${label}"`));
}

async function activities(workflowId: string): Promise<string[]> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).flatMap(
    ({ activityTaskScheduledEventAttributes: scheduled }) => scheduled?.activityType?.name ?? [],
  );
}

let id = '';

test('twenty repositories say a kind that nothing maps: every run ends well, and there is one proposal', async () => {
  const { code, json, stderr } = await cli('portfolio', '--json');
  expect(code, stderr).toBe(0);
  expect(json.outcomes).toEqual({ complete: REPOSITORIES });
  const open = await eventually(openProposals, (found) => found.length > 0);
  expect(open).toMatchObject([{ kind: KIND, state: 'open', class: 'minor' }]);
  id = open[0]?.id ?? '';
  const { proposal, checked } = await eventually(
    () => recordOf(id),
    (record) => Object.keys(record.proposal.evidence?.items ?? {}).length === REPOSITORIES,
  );
  expect(Object.values(proposal.evidence?.items ?? {})).toEqual(Array(REPOSITORIES).fill(1));
  expect(proposal.evidence?.examples[0]).toMatchObject({ path: 'contracts/orders.yaml', lines: [1, 6] });
  expect(proposal.evidence?.fields).toMatchObject({ name: { type: 'string', given: REPOSITORIES } });
  expect(checked).toMatchObject({ breaks: [], impact: { kinds: [KIND] } });
  const shown = await cli('ontology', 'show', id);
  expect(shown.stdout).toContain('DataContract');
});

test('nothing new is nothing told: the next night sends no evidence', async () => {
  const before = (await client.workflow.getHandle(`ontology:${id}`).describe()).historyLength;
  expect((await cli('process', repositories[0]?.path ?? '', '--force', '--json')).code).toBe(0);
  expect((await client.workflow.getHandle(`ontology:${id}`).describe()).historyLength).toBe(before);
});

test('steps that could never be taken open no proposal, and nobody amends one by them', async () => {
  const { proposal } = await recordOf(id);
  const file = join(home, 'impossible.yaml');
  writeFileSync(file, 'title: Away with it\nwhy: it is old\nsteps: [{do: remove, of: NoSuchLabel}]\n');
  const proposed = await cli('ontology', 'propose', '--file', file, '--by', APPROVER);
  expect(proposed.code).toBe(2);
  expect(proposed.stderr).toContain(`${file}: these steps cannot be taken: `);
  expect(await openProposals()).toHaveLength(1);
  const amended = await cli(
    ...['ontology', 'amend', id, '--file', file, '--by', APPROVER, '--why', 'so we say', '--json'],
  );
  expect(amended.json).toMatchObject({ counted: 0, decided: [{ answer: { fate: 'invalid' } }] });
  expect((await recordOf(id)).proposal).toEqual(proposal);
});

test('the worker dies while the proposal waits; an approval by signal is carried through by the next one', async () => {
  const facts = await otherFacts('DataContract');
  expect(facts.length).toBeGreaterThan(REPOSITORIES * 10);
  await fleet.kill();
  await client.workflow
    .getHandle(`ontology:${id}`)
    .signal('decide', { verdict: 'approve', by: APPROVER, why: 'we need it' });
  await fleet.restart();
  const record = ProposalRecord.parse(await client.workflow.getHandle(`ontology:${id}`).result());
  expect(record).toMatchObject({
    state: 'applied',
    decisions: [{ fate: 'invalid' }, { fate: 'counted', by: APPROVER }],
    backfill: { repositories: REPOSITORIES, changed: 0, outcomes: { complete: REPOSITORIES } },
  });
  expect(record.backfill?.created).toEqual({ nodes: REPOSITORIES, edges: REPOSITORIES });
  expect(await otherFacts('DataContract')).toEqual(facts);
});

test('the backfill fetched nothing and mined nothing', async () => {
  for (const { path } of repositories) {
    const [workflow] = await workflowsOf(path);
    const done = await activities(workflow ?? '');
    expect(done).toContain('remapRun');
    expect(
      done.filter((name) => /resolve|fetch|census|mine|mining|analy|openRun|sealRun/i.test(name)),
    ).toEqual([]);
  }
});

/** Ids `repo:<key>` of the runs of a repository. */
async function workflowsOf(path: string): Promise<string[]> {
  const name = path.split('/').at(-1) ?? '';
  const found: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `WorkflowType = 'BackfillRepo'` }))
    if (workflowId.includes(name)) found.push(workflowId);
  return found;
}

test('a query answers it and a page shows it, without a line of code', async () => {
  const [workflow = ''] = await workflowsOf(repositories[3]?.path ?? '');
  const repo = workflow.replace('repo:', '');
  const { json } = await cli('query', 'governed_things', '--param', `repo=${repo}`, '--json');
  expect(json.data).toMatchObject([
    { label: 'DataContract', name: 'orders-3', path: 'contracts/orders.yaml', line: 1 },
  ]);
  expect(Object.fromEntries(json.data[0].properties)).toMatchObject({ status: 'active', version: '1.3.0' });
  const page = pagesBelow(fleet.reports).find((text) => text.includes('orders-3'));
  expect(page).toContain('## Named by approved changes');
  expect(page).toContain('### DataContract: 1');
});

const pagesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('overview.md') && name.includes('latest'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

test('again it writes nothing', async () => {
  const { code, json, stderr } = await cli('backfill', '--kind', KIND, '--json');
  expect(code, stderr).toBe(0);
  expect(json).toMatchObject({ runs: REPOSITORIES, created: { nodes: 0, edges: 0 }, changed: 0 });
});

test('what was decided is in the graph and in files, and is not asked again', async () => {
  const history = await cli('ontology', 'history', '--json');
  expect(history.json.proposals).toMatchObject([{ id, state: 'applied', approved_by: APPROVER }]);
  const file = join(ontologyFolder, 'proposals', `${id}.json`);
  expect(existsSync(file)).toBe(true);
  expect(ProposalRecord.parse(JSON.parse(readFileSync(file, 'utf8'))).state).toBe('applied');
  expect((await cli('process', repositories[1]?.path ?? '', '--force', '--json')).code).toBe(0);
  expect(await openProposals()).toEqual([]);
  const late = await cli('ontology', 'reject', id, '--by', APPROVER, '--why', 'after all', '--json');
  expect(late.code).toBe(1);
  expect(late.json.decided[0].error).toContain('history');
});

async function eventually<T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = await ask().catch(() => null);
    if (value !== null && isThere(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('it did not come');
}
