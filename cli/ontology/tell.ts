import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { createProposalRecords } from '../../adapters/memgraph/proposal-records.ts';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { proposalWorkflowId } from '../../adapters/temporal/feed-proposal.ts';
import { OntologyHistoryResult, OntologyListResult, OntologyShowResult } from '../../schemas/cli/ontology.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import { describeProposal } from '../../workflows/ontology/describe-proposal.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { tableLines } from '../print-table.ts';
import { readCliSettings } from '../settings.ts';
import { findOpen, listedOf, readFilter } from './find-proposals.ts';

/** Runs with a client of Temporal and lets go of it. */
export async function withTemporal<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { client, close } = await connectTemporal(readCliSettings().temporal);
  try {
    return await work(client);
  } finally {
    await close();
  }
}

export async function list(context: CommandContext, names: readonly string[]): Promise<number> {
  if (names.length > 0) throw new UsageError('list takes --kind and --class, no names');
  const proposals = await withTemporal((client) => findOpen(client, readFilter(context)));
  const rows = proposals.map(({ id, class: change, kind, proposed_by: _by, opened_at, state, title }) => ({
    id,
    state,
    class: change,
    kind,
    opened: opened_at.slice(0, 10),
    title,
  }));
  if (rows.length > 0) for (const line of tableLines(rows)) context.print(line);
  context.print(
    proposals.length === 0
      ? 'no proposal is open'
      : `${proposals.length} open; \`fresh ontology show <id>\` tells all of one, \`approve\` and \`reject\` decide`,
  );
  context.result(OntologyListResult.parse({ proposals }));
  return exitCodes.ok;
}

export async function show(context: CommandContext, names: readonly string[]): Promise<number> {
  const [id] = names;
  if (id === undefined || names.length !== 1) throw new UsageError('show takes the id of one proposal');
  const record = (await withTemporal((client) => asked(client, id))) ?? (await recorded(id));
  if (record === null) {
    context.print(`no proposal is called ${id}; \`fresh ontology list\` and \`history\` name them`);
    return exitCodes.failed;
  }
  for (const line of describeProposal(record, null).split('\n')) context.print(line);
  if (record.state === 'open')
    context.print(
      `to decide: ./fresh ontology approve ${id} --by <approver> --why <reason>, or reject, or amend --file`,
    );
  context.result(OntologyShowResult.parse(record));
  return exitCodes.ok;
}

/** What its workflow says, open or ended, as long as the server keeps it. */
async function asked(client: Client, id: string): Promise<ProposalRecord | null> {
  try {
    return await client.workflow.getHandle(proposalWorkflowId(id)).query<ProposalRecord>('proposal');
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

async function recorded(id: string): Promise<ProposalRecord | null> {
  return (await readRecords()).find(({ proposal }) => proposal.id === id) ?? null;
}

async function readRecords(): Promise<readonly ProposalRecord[]> {
  const graph = createGraph(readCliSettings().graph);
  try {
    return await createProposalRecords(graph).list();
  } finally {
    await graph.close();
  }
}

export async function history(context: CommandContext, names: readonly string[]): Promise<number> {
  if (names.length > 0) throw new UsageError('history takes no names; `show <id>` tells all of one');
  const proposals = (await readRecords()).map((record) => ({
    ...listedOf(record),
    since: record.since,
    version: record.applied?.to ?? null,
    approved_by: record.applied?.approved_by ?? null,
  }));
  const rows = proposals.map(({ opened_at, state, version, approved_by, id, title }) => ({
    opened: opened_at.slice(0, 10),
    state,
    version,
    by: approved_by,
    id,
    title,
  }));
  if (rows.length > 0) for (const line of tableLines(rows)) context.print(line);
  context.print(`${proposals.length} proposals so far`);
  context.result(OntologyHistoryResult.parse({ proposals }));
  return exitCodes.ok;
}
