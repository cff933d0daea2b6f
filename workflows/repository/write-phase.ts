import { condition, setHandler } from '@temporalio/workflow';
import type { RunNumbers, RunRef, SealedRun, WritePlan } from '../../schemas/run.ts';
import { edgeLane, write } from '../activity-options.ts';
import { decideRemovals, type RemovalDecision } from '../messages.ts';
import type { RunRecord } from './run-record.ts';

/** A guard that nobody answers keeps the facts: the safe choice. */
const GUARD_DEADLINE = '7 days';

export interface Written {
  readonly numbers: RunNumbers;
  /** Facts that a human, or the deadline, decided to keep though the commit no longer shows them. */
  readonly held: number;
}

/** Plan, guard, nodes, edges, retirement, in this order: an edge needs both its ends, and what goes may end edges. */
export async function writePhase(
  run: RunRef,
  sealed: SealedRun,
  acceptRemovals: boolean,
  record: RunRecord,
): Promise<Written> {
  const decided = listenForDecision();
  const plan = await write.planWrite({ run, sealed, accept_removals: acceptRemovals });
  const keep = plan.guarded && !acceptRemovals && (await askHuman(plan, decided, record)) === 'keep';
  const nodes = await write.writeNodes({ run, plan });
  const edges = await edgeLane.writeEdges({ run, plan });
  const retired = await edgeLane.retireFacts({ run, plan, hold: keep });
  const { offered: _, ...end } = await write.finishWrite({
    run,
    sealed,
    plan,
    receipts: [nodes, edges, retired],
  });
  const numbers = {
    ...end,
    staged: sealed.items + sealed.rejects,
    created: { nodes: nodes.created, edges: edges.created },
    changed: nodes.changed + edges.changed,
    retired: retired.retired,
  };
  return { numbers, held: keep ? plan.retiring : 0 };
}

/** The handler only stores: a signal can be neither refused nor trusted. The first valid answer counts. */
function listenForDecision(): () => RemovalDecision['decision'] | null {
  let answer: RemovalDecision['decision'] | null = null;
  setHandler(
    decideRemovals,
    (decision) => {
      if (answer === null && (decision?.decision === 'accept' || decision?.decision === 'keep'))
        answer = decision.decision;
    },
    {
      description: 'Answer to the removal guard: {"decision": "accept" | "keep", "by": "...", "why": "..."}',
    },
  );
  return () => answer;
}

async function askHuman(
  plan: WritePlan,
  decided: () => RemovalDecision['decision'] | null,
  record: RunRecord,
): Promise<RemovalDecision['decision']> {
  record.waitFor({ retiring: plan.retiring, live: plan.live });
  await condition(() => decided() !== null, GUARD_DEADLINE);
  record.waitFor(null);
  return decided() ?? 'keep';
}
