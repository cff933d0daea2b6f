import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { proposalWorkflowId } from '../../adapters/temporal/feed-proposal.ts';
import { OntologyDecideResult } from '../../schemas/cli/ontology.ts';
import { Decision } from '../../schemas/ontology-change.ts';
import type { JudgedDecision, ProposalRecord } from '../../schemas/proposal-record.ts';
import type { CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { findOpen, readFilter } from './find-proposals.ts';
import { asUsage, readSteps } from './read-steps.ts';
import { withTemporal } from './tell.ts';

/** Updates in flight: a worker answers them one after the other in any case. */
const AT_ONCE = 10;

type Verb = (context: CommandContext, names: readonly string[]) => Promise<number>;

export const approve: Verb = (context, names) => decide(context, names, 'approve');
export const reject: Verb = (context, names) => decide(context, names, 'reject');

export async function amend(context: CommandContext, names: readonly string[]): Promise<number> {
  const { file } = context.values as { file?: string };
  if (file === undefined || names.length !== 1)
    throw new UsageError('amend takes one id and --file with the steps to take instead');
  return decide(context, names, 'amend', await readSteps(file));
}

async function decide(
  context: CommandContext,
  names: readonly string[],
  verdict: Decision['verdict'],
  steps?: Decision['steps'],
): Promise<number> {
  const {
    by,
    why,
    all,
    wait,
    'accept-answer': accept_answers,
  } = context.values as {
    'accept-answer'?: string[];
    by?: string;
    why?: string;
    all?: boolean;
    wait?: boolean;
  };
  if (by === undefined || why === undefined)
    throw new UsageError(`${verdict} needs --by and --why: both are kept with the decision`);
  if (names.length > 0 === (all === true))
    throw new UsageError(`${verdict} takes ids, or --all with its filters`);
  if (accept_answers !== undefined && verdict !== 'approve')
    throw new UsageError(`--accept-answer goes with approve, not with ${verdict}`);
  const decision = asUsage(Decision, {
    verdict,
    by,
    why,
    ...(steps === undefined ? {} : { steps }),
    ...(accept_answers === undefined ? {} : { accept_answers }),
  });
  return withTemporal(async (client) => {
    const ids = all === true ? (await findOpen(client, readFilter(context))).map(({ id }) => id) : names;
    const decided = await sendAll(client, ids, decision, context.print);
    if (wait === true) await followAll(client, decided, context.print);
    const counted = decided.filter(({ answer }) => answer?.fate === 'counted').length;
    context.print(`${counted} of ${ids.length} counted`);
    context.result(OntologyDecideResult.parse({ decided, counted }));
    if (counted === ids.length) return exitCodes.ok;
    return counted === 0 ? exitCodes.failed : exitCodes.partial;
  });
}

interface Decided {
  readonly id: string;
  readonly answer: JudgedDecision | null;
  readonly error: string | null;
}

async function sendAll(
  client: Client,
  ids: readonly string[],
  decision: Decision,
  print: (line: string) => void,
): Promise<readonly Decided[]> {
  const decided: Decided[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => send(client, id, decision)));
    for (const { id, answer, error } of some)
      print(`${id}: ${error ?? `${answer?.fate}${answer?.detail ? `, ${answer.detail}` : ''}`}`);
    decided.push(...some);
  }
  return decided;
}

async function send(client: Client, id: string, decision: Decision): Promise<Decided> {
  try {
    const handle = client.workflow.getHandle(proposalWorkflowId(id));
    const answer = await handle.executeUpdate<JudgedDecision, [Decision]>('decide_now', { args: [decision] });
    return { id, answer, error: null };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError)
      return {
        id,
        answer: null,
        error: 'no open proposal has this id; `fresh ontology history` tells how it ended',
      };
    if (error instanceof WorkflowUpdateFailedError)
      return { id, answer: null, error: error.cause?.message ?? error.message };
    throw error;
  }
}

/** Until the facts are mapped again. What is still open, as after a change that would break something, has no end to wait for. */
async function followAll(
  client: Client,
  decided: readonly Decided[],
  print: (line: string) => void,
): Promise<void> {
  for (const { id, answer } of decided) {
    if (answer?.fate !== 'counted' || answer.verdict === 'amend') continue;
    const record = (await client.workflow.getHandle(proposalWorkflowId(id)).result()) as ProposalRecord;
    print(`${id}: ${endText(record)}`);
  }
}

export function endText({ state, backfill, trouble }: ProposalRecord): string {
  if (trouble !== null) return `${state}; ${trouble}`;
  if (backfill === null) return state;
  const { repositories, created, changed } = backfill;
  const many = repositories === 1 ? '1 repository' : `${repositories} repositories`;
  return `${state}; ${many} mapped again: created ${created.nodes} nodes and ${created.edges} edges, changed ${changed} facts`;
}
