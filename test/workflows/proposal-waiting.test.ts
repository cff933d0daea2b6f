import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProposal } from '../../adapters/temporal/feed-proposal.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import { skippingTime, whileTimeSkips } from '../servers/skipping-time.ts';
import { APPROVER, proposalOf, proposalScript } from './scripted-proposals.ts';

const DAY = 24 * 60 * 60 * 1000;
let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await skippingTime();
});
afterAll(() => environment.teardown());

async function open(): Promise<WorkflowHandle> {
  const proposal = proposalOf(`p-${randomUUID()}`);
  await openProposal(environment.client)(proposal);
  return environment.client.workflow.getHandle(`ontology:${proposal.id}`);
}
const recordOf = (handle: WorkflowHandle): Promise<ProposalRecord> =>
  handle.query<ProposalRecord>('proposal');
const endOf = async (handle: WorkflowHandle): Promise<ProposalRecord> =>
  (await handle.result()) as ProposalRecord;

test('a proposal waits three days, is reminded of, and is applied when an approver says so', async () => {
  const { script, applied, reminded, kept } = proposalScript();
  await whileTimeSkips(environment, script, async ({ sleep }) => {
    const handle = await open();
    await sleep('3 days');
    expect(await recordOf(handle)).toMatchObject({
      state: 'open',
      reminders: 1,
      checked: { class: 'minor' },
    });
    await handle.signal('decide', { verdict: 'approve', by: APPROVER, why: 'needed' });
    const record = await endOf(handle);
    expect(record).toMatchObject({
      state: 'applied',
      applied: { number: 1, approved_by: APPROVER, why: 'needed' },
      backfill: { outcomes: {} },
      decisions: [{ verdict: 'approve', by: APPROVER, fate: 'counted' }],
    });
    expect(Date.parse(record.since) - Date.parse(record.opened_at)).toBeGreaterThanOrEqual(3 * DAY - 60_000);
    expect(applied).toHaveLength(1);
    expect(reminded).toHaveLength(1);
    expect(kept.at(-1)).toEqual(record);
  });
});

test('nobody decides: reminded every two days, closed after seven', async () => {
  const { script, applied, reminded } = proposalScript();
  await whileTimeSkips(environment, script, async () => {
    const record = await endOf(await open());
    expect(record).toMatchObject({ state: 'expired', reminders: 3, applied: null, decisions: [] });
    expect(Date.parse(record.since) - Date.parse(record.opened_at)).toBeGreaterThanOrEqual(7 * DAY);
    expect(reminded).toHaveLength(3);
    expect(applied).toEqual([]);
  });
});

test('what does not count is refused with a reason, kept in the record, and keeps nobody from deciding', async () => {
  const { script, applied } = proposalScript();
  await whileTimeSkips(environment, script, async ({ sleep }) => {
    const handle = await open();
    const sent: readonly unknown[] = [
      'approve',
      null,
      { verdict: 'approve' },
      { verdict: 'maybe', by: APPROVER, why: 'x' },
      { verdict: 'amend', by: APPROVER, why: 'no steps' },
      { verdict: 'approve', by: 'mallory@example.com', why: 'x' },
      { verdict: 'reject', by: APPROVER, why: 'not ours' },
      { verdict: 'reject', by: APPROVER, why: 'not ours' },
      { verdict: 'approve', by: APPROVER, why: 'too late' },
    ];
    for (const decision of sent) await handle.signal('decide', decision);
    await sleep('1 minute');
    const { state, decisions } = await endOf(handle);
    expect(state).toBe('rejected');
    const fates = decisions.map(({ fate }) => fate).sort();
    expect(fates.filter((fate) => fate === 'invalid')).toHaveLength(5);
    expect(fates.filter((fate) => fate === 'unknown-approver')).toHaveLength(1);
    expect(decisions.every(({ fate, detail }) => fate === 'counted' || detail !== '')).toBe(true);
    expect(applied).toEqual([]);
  });
});

test('an amended proposal is checked again, waits on, and is applied with the new steps', async () => {
  const { script, applied, checks } = proposalScript({
    breaking: ({ steps }) =>
      steps.some((step) => step.do === 'remove') ? ['query files reads File.name'] : [],
  });
  await whileTimeSkips(environment, script, async ({ sleep }) => {
    const handle = await open();
    const remove = [{ do: 'remove', of: 'File', property: 'name' }];
    const rename = [{ do: 'rename', what: 'label', from: 'Thing', to: 'Contract' }];
    await handle.signal('decide', { verdict: 'amend', by: APPROVER, why: 'first try', steps: remove });
    await sleep('1 day');
    await handle.signal('decide', { verdict: 'approve', by: APPROVER, why: 'go' });
    await sleep('1 day');
    expect(await recordOf(handle)).toMatchObject({
      state: 'open',
      amended: true,
      decisions: [
        { fate: 'counted' },
        { fate: 'breaks', detail: expect.stringContaining('query files reads File.name') },
      ],
    });
    await handle.signal('decide', { verdict: 'amend', by: APPROVER, why: 'second try', steps: rename });
    await handle.signal('decide', { verdict: 'approve', by: APPROVER, why: 'go' });
    expect(await endOf(handle)).toMatchObject({ state: 'applied' });
    expect(applied.map(({ proposal }) => proposal.steps)).toEqual([rename]);
    expect(checks.length).toBeGreaterThanOrEqual(4);
  });
});

test('an approval that accepts new answers carries the change through, and what was accepted is kept', async () => {
  const { script, applied } = proposalScript({ changing: () => ['repo_overview', 'activity'] });
  await whileTimeSkips(environment, script, async ({ sleep }) => {
    const handle = await open();
    const approve = { verdict: 'approve', by: APPROVER, why: 'go' };
    await handle.signal('decide', approve);
    await sleep('1 hour');
    await handle.signal('decide', { ...approve, accept_answers: ['activity'] });
    await sleep('1 hour');
    expect(await recordOf(handle)).toMatchObject({ state: 'open', checked: { breaks: ['repo_overview'] } });
    const accept_answers = ['activity', 'repo_overview'];
    await handle.signal('decide', { ...approve, accept_answers });
    expect(await endOf(handle)).toMatchObject({
      state: 'applied',
      decisions: [{ fate: 'breaks' }, { fate: 'breaks' }, { fate: 'counted', accept_answers }],
      applied: { accepted_answers: accept_answers },
    });
    expect(applied).toHaveLength(1);
  });
});

test('a policy approves by its own name, and a change that it cannot carry through is left to people', async () => {
  const { script, applied } = proposalScript({
    policy: () => 'words',
    breaking: (_proposal, before) => (before.length === 0 ? [] : ['two of a kind']),
  });
  await whileTimeSkips(environment, script, async ({ sleep }) => {
    expect(await endOf(await open())).toMatchObject({
      state: 'applied',
      decisions: [{ by: 'policy words', fate: 'counted' }],
    });
    const second = await open();
    await sleep('1 hour');
    expect(await recordOf(second)).toMatchObject({
      state: 'open',
      decisions: [{ by: 'policy words', fate: 'breaks' }],
    });
    expect(applied).toHaveLength(1);
    await second.signal('decide', { verdict: 'reject', by: APPROVER, why: 'enough' });
    await endOf(second);
  });
});
