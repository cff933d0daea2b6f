import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { expect, inject, test } from 'vitest';
import { feedProposal, openProposal } from '../../adapters/temporal/feed-proposal.ts';
import { listProposals } from '../../adapters/temporal/list-proposals.ts';
import type { Proposal } from '../../schemas/ontology-change.ts';
import type { JudgedDecision, ProposalRecord } from '../../schemas/proposal-record.ts';
import { runCli } from '../servers/run-cli.ts';
import { answers, withScriptedFleet } from './scripted-fleet.ts';
import { APPROVER, evidenceOf, proposalOf, proposalScript } from './scripted-proposals.ts';

const approval = { verdict: 'approve', by: APPROVER, why: 'needed' };
const handleOf = (client: Client, { id }: Proposal) => client.workflow.getHandle(`ontology:${id}`);
const endOf = async (client: Client, proposal: Proposal): Promise<ProposalRecord> =>
  (await handleOf(client, proposal).result()) as ProposalRecord;
const cli = (...args: string[]) => {
  const { temporalAddress, namespace } = inject('servers');
  return runCli(args, { FRESH_TEMPORAL_ADDRESS: temporalAddress, FRESH_TEMPORAL_NAMESPACE: namespace });
};
const labelled = (label: string): Proposal => {
  const proposal = proposalOf(`p-${randomUUID()}`);
  return { ...proposal, steps: [{ do: 'add-label', label, description: 'd', example: 'e', properties: {} }] };
};

test('ten approvals at once are applied one after the other, each once; of a pair that conflicts the second is told', async () => {
  const pair = [labelled('Twice'), labelled('Twice')];
  const others = Array.from({ length: 8 }, (_, n) => labelled(`Label${n}`));
  const labelOf = ({ steps: [first] }: Proposal): string => (first?.do === 'add-label' ? first.label : '');
  const { script, applied, together } = proposalScript({
    breaking: (proposal, before) =>
      before.some((one) => one.proposal.id !== proposal.id && labelOf(one.proposal) === labelOf(proposal))
        ? [`label ${labelOf(proposal)} is there already`]
        : [],
  });
  await withScriptedFleet(script, async (client) => {
    const all = [...pair, ...others];
    await Promise.all(all.map(openProposal(client)));
    const fates = await Promise.all(
      all.map((proposal) =>
        handleOf(client, proposal).executeUpdate<JudgedDecision, [unknown]>('decide_now', {
          args: [approval],
        }),
      ),
    );
    expect(together.most).toBe(1);
    expect(applied).toHaveLength(9);
    expect(new Set(applied.map(({ to }) => to)).size).toBe(9);
    expect(fates.slice(2).map(({ fate }) => fate)).toEqual(others.map(() => 'counted'));
    expect(
      fates
        .slice(0, 2)
        .map(({ fate }) => fate)
        .sort(),
    ).toEqual(['breaks', 'counted']);
    const lost = pair[fates[0]?.fate === 'breaks' ? 0 : 1] as Proposal;
    const record = await handleOf(client, lost).query<ProposalRecord>('proposal');
    expect(record).toMatchObject({ state: 'open', checked: { breaks: ['label Twice is there already'] } });
    await handleOf(client, lost).signal('decide', { ...approval, verdict: 'reject' });
    for (const proposal of all) await endOf(client, proposal);
  });
});

test('changes are applied in the order of their approvals, whichever was proposed first', async () => {
  const { script, applied } = proposalScript();
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const gated = {
    ...script,
    applyChange: async (request: never) => {
      await gate;
      return (script.applyChange as (request: never) => Promise<unknown>)(request);
    },
  };
  await withScriptedFleet(gated, async (client) => {
    const all = Array.from({ length: 7 }, (_, n) => labelled(`Ordered${n}`));
    await Promise.all(all.map(openProposal(client)));
    // Not in the order of opening; the first holds the lock while the others are approved.
    const order = [3, 0, 6, 2, 5, 1, 4].map((n) => all[n] as Proposal);
    for (const proposal of order) {
      await handleOf(client, proposal).signal('decide', approval);
      await until(handleOf(client, proposal), ({ state }) => state === 'applying');
    }
    open();
    for (const proposal of all) expect((await endOf(client, proposal)).state).toBe('applied');
    expect(applied.map(({ proposal }) => proposal.id)).toEqual(order.map(({ id }) => id));
  });
});

test('a queue that somebody ends loses nobody: who waits joins again', async () => {
  const { script, applied } = proposalScript();
  let isFirst = true;
  let release = (): void => undefined;
  const hanging = {
    ...script,
    checkChange: async (request: never) => {
      const { proposal } = request as { proposal: Proposal };
      const isApplied = (await stateOf(proposal)) === 'applying';
      if (isApplied && isFirst) {
        isFirst = false;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      return (script.checkChange as (request: never) => Promise<unknown>)(request);
    },
  };
  let stateOf = async (_: Proposal): Promise<string> => 'open';
  await withScriptedFleet(hanging, async (client) => {
    const proposal = labelled('Patient');
    await openProposal(client)(proposal);
    await until(handleOf(client, proposal), ({ checked }) => checked !== null);
    stateOf = async (of) => (await handleOf(client, of).query<ProposalRecord>('proposal')).state;
    await handleOf(client, proposal).signal('decide', approval);
    await until(handleOf(client, proposal), () => !isFirst);
    await client.workflow.getHandle('ontology-apply').terminate('by hand');
    release();
    expect(await endOf(client, proposal)).toMatchObject({ state: 'applied' });
    expect(applied).toHaveLength(1);
  });
}, 180_000);

test('a hundred proposals are decided at once by a filter, and nothing else is', async () => {
  const { script, applied } = proposalScript();
  await withScriptedFleet(script, async (client) => {
    const name = `k${randomUUID().slice(0, 8)}`;
    const ids = Array.from({ length: 100 }, (_, n) => proposalWith(`open/${name}-${n}`));
    const other = proposalWith(`open/other-${name}`);
    await Promise.all([...ids, other].map(openProposal(client)));
    await untilListed(client, name, 100);
    const refused = await cli(
      'ontology',
      'reject',
      '--all',
      '--kind',
      `open/${name}-1*`,
      '--class',
      'minor',
      '--by',
      'mallory',
      '--why',
      'x',
      '--json',
    );
    expect(refused.code).toBe(1);
    expect(refused.json.decided).toHaveLength(11);
    expect(refused.json.decided[0].answer.fate).toBe('unknown-approver');
    const { code, json } = await cli(
      'ontology',
      'reject',
      '--all',
      '--kind',
      `open/${name}-*`,
      '--class',
      'minor',
      '--by',
      APPROVER,
      '--why',
      'not ours',
      '--json',
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({ counted: 100 });
    expect((await handleOf(client, other).query<ProposalRecord>('proposal')).state).toBe('open');
    await handleOf(client, other).signal('decide', { ...approval, verdict: 'reject' });
    const ends = await Promise.all([...ids, other].map((proposal) => endOf(client, proposal)));
    expect(new Set(ends.map(({ state }) => state))).toEqual(new Set(['rejected']));
    expect(applied).toEqual([]);
  });
});

const proposalWith = (kind: string): Proposal => ({
  ...proposalOf(`p-${randomUUID()}`),
  evidence: evidenceOf('example.com/a', ['name'], kind),
});

async function untilListed(client: Client, name: string, number: number): Promise<void> {
  for (;;) {
    const listed = await listProposals(client);
    if (listed.filter((one) => one.kind?.includes(name) && one.class === 'minor').length > number) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

test('what runs of many repositories see is one proposal, and its steps follow from all of it', async () => {
  const { script, kept } = proposalScript();
  await withScriptedFleet(script, async (client) => {
    const id = `p-${randomUUID()}`;
    const repos = Array.from({ length: 12 }, (_, n) => `example.com/r${n}`);
    await Promise.all(
      repos.map((repo, n) =>
        feedProposal(client)(proposalOf(id, repo), evidenceOf(repo, ['name', ...(n === 7 ? ['owner'] : [])])),
      ),
    );
    const handle = client.workflow.getHandle(`ontology:${id}`);
    const record = await until(
      handle,
      ({ proposal }) => Object.keys(proposal.evidence?.items ?? {}).length === 12,
    );
    expect(record.proposal.evidence?.fields).toMatchObject({ name: { given: 24 }, owner: { given: 2 } });
    expect(record.proposal.steps).toMatchObject([
      { properties: { name: {}, owner: {} } },
      { rule: { key: ['name'] } },
    ]);
    // The same run again changes nothing; a repository that has none any more no longer counts.
    await handle.signal('evidence', { ...evidenceOf('example.com/r3'), items: { 'example.com/r3': 0 } });
    await until(handle, ({ proposal }) => Object.keys(proposal.evidence?.items ?? {}).length === 11);
    await handle.signal('decide', { ...approval, verdict: 'reject' });
    expect(await handle.result()).toMatchObject({ state: 'rejected' });
    expect(kept.filter(({ proposal }) => proposal.id === id).at(-1)?.state).toBe('rejected');
  });
});

test('a shapeless update is refused before it is in the history', async () => {
  const { script } = proposalScript();
  await withScriptedFleet(script, async (client) => {
    const proposal = labelled('Some');
    await openProposal(client)(proposal);
    const handle = handleOf(client, proposal);
    for (const [sent, says] of [
      [{}, /verdict is approve/],
      [{ ...approval, why: ' ' }, /why gives the reason/],
      [{ ...approval, verdict: 'amend' }, /amend needs steps/],
    ] as const)
      await expect(handle.executeUpdate('decide_now', { args: [sent] })).rejects.toMatchObject({
        cause: { message: expect.stringMatching(says) },
      });
    expect((await handle.query<ProposalRecord>('proposal')).decisions).toEqual([]);
    await handle.signal('decide', { ...approval, verdict: 'reject' });
    await handle.result();
  });
});

test('hundreds of messages do not make its history long: it begins a fresh one and loses nothing', async () => {
  const { script } = proposalScript();
  await withScriptedFleet(script, async (client) => {
    const proposal = labelled('Noisy');
    await openProposal(client)(proposal);
    const handle = handleOf(client, proposal);
    const { runId } = await handle.describe();
    for (let n = 0; n < 600; n += 10)
      await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          handle.signal('decide', { ...approval, by: `stranger ${n + at}` }),
        ),
      );
    await until(handle, ({ decisions }) => decisions.some(({ by }) => by.startsWith('stranger 59')));
    // More events than one history keeps: once its letters are read, it begins a fresh one.
    while ((await handle.describe()).runId === runId)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await handle.signal('decide', { ...approval, verdict: 'reject' });
    expect(await handle.result()).toMatchObject({ state: 'rejected' });
  });
});

async function until(
  handle: { query: <T>(name: string) => Promise<T> },
  isThere: (record: ProposalRecord) => boolean,
): Promise<ProposalRecord> {
  for (;;) {
    const record = await handle.query<ProposalRecord>('proposal').catch(() => null);
    if (record !== null && isThere(record)) return record;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a run goes to its end whatever becomes of its proposals', async () => {
  const repo = `example.com/${randomUUID()}`;
  const script = {
    ...answers(repo),
    seeKinds: async () => ({ seen: [evidenceOf(repo)], passed_over: 0 }),
    proposeKinds: async () => {
      throw new Error('no proposal today');
    },
  };
  await withScriptedFleet(script, async (client) => {
    const options = { taskQueue: 'fresh', workflowId: `repo:${repo}`, args: [{ repo }] };
    expect(await client.workflow.execute('ProcessRepo', options)).toMatchObject({ outcome: 'complete' });
  });
});
