import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { expect, test } from 'vitest';
import { openProposal } from '../../adapters/temporal/feed-proposal.ts';
import type { Proposal } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import { type Script, withScriptedFleet } from './scripted-fleet.ts';
import { APPROVER, proposalOf, proposalScript } from './scripted-proposals.ts';

const handleOf = (client: Client, { id }: Proposal) => client.workflow.getHandle(`ontology:${id}`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('workers go and come while a proposal waits: what was sent meanwhile is judged by the next ones', async () => {
  const proposal = proposalOf(`p-${randomUUID()}`);
  const first = proposalScript();
  await withScriptedFleet(first.script, async (client) => {
    await openProposal(client)(proposal);
    await handleOf(client, proposal).signal('decide', { verdict: 'approve', by: 'stranger', why: 'x' });
    while (first.kept.at(-1)?.decisions.length !== 1) await pause(50);
  });
  await withScriptedFleet({ unknown: async () => undefined } as unknown as Script, async (client) => {
    // Workers that know none of the activities stand for a deployment that went wrong: nothing is lost by it.
    await handleOf(client, proposal).signal('decide', { verdict: 'approve', by: APPROVER, why: 'needed' });
    await pause(1_500);
    expect((await handleOf(client, proposal).describe()).status.name).toBe('RUNNING');
  });
  const second = proposalScript();
  await withScriptedFleet(second.script, async (client) => {
    expect(await handleOf(client, proposal).result()).toMatchObject({
      state: 'applied',
      decisions: [{ fate: 'unknown-approver' }, { fate: 'counted' }],
    });
    expect(second.applied).toHaveLength(1);
    expect(first.applied).toHaveLength(0);
  });
});

test('a proposal of seconds is reminded of and expires, and what comes after is refused by the server', async () => {
  const { script, reminded } = proposalScript({ remind_after_ms: 1_000, expire_after_ms: 3_500 });
  await withScriptedFleet(script, async (client) => {
    const proposal = proposalOf(`p-${randomUUID()}`);
    await openProposal(client)(proposal);
    const record = (await handleOf(client, proposal).result()) as ProposalRecord;
    expect(record.state).toBe('expired');
    // A busy machine may wake up late, and what is due together is one reminder.
    expect(record.reminders).toBeGreaterThanOrEqual(1);
    expect(record.reminders).toBeLessThanOrEqual(3);
    expect(reminded).toHaveLength(record.reminders);
    await expect(
      handleOf(client, proposal).signal('decide', { verdict: 'approve', by: APPROVER, why: 'late' }),
    ).rejects.toThrow();
    // A run that sees the kind again opens it anew.
    await openProposal(client)(proposal);
    expect((await handleOf(client, proposal).describe()).status.name).toBe('RUNNING');
    await handleOf(client, proposal).signal('decide', { verdict: 'reject', by: APPROVER, why: 'not ours' });
    await handleOf(client, proposal).result();
  });
});
