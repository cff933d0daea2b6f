import { executeChild, ParentClosePolicy, sleep } from '@temporalio/workflow';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';
import type { BackfillSummary } from '../messages.ts';
import { BackfillSince } from '../portfolio/backfill-since.ts';
import { inTurn } from './apply-change.ts';

/** One at a time: two backfills of the same repositories would find each other's busy. */
const BACKFILL_WORKFLOW_ID = 'ontology-backfill';
/** Rounds for repositories that were being processed; a run that began before the change has old mappings. */
const MOST_ROUNDS = 10;
const PAUSE_MS = 5_000;

/** Maps the staged items of the impacted kinds again, until no repository was busy; null where no kind is impacted. */
export async function backfillImpact(kinds: readonly string[]): Promise<ProposalRecord['backfill']> {
  if (kinds.length === 0) return null;
  let sum: NonNullable<ProposalRecord['backfill']> = {
    repositories: 0,
    created: { nodes: 0, edges: 0 },
    changed: 0,
    outcomes: {},
  };
  for (let round = 1; ; round += 1) {
    const summary = await backfill(kinds);
    sum = {
      repositories: Math.max(sum.repositories, summary.runs),
      created: {
        nodes: sum.created.nodes + summary.created.nodes,
        edges: sum.created.edges + summary.created.edges,
      },
      changed: sum.changed + summary.changed,
      outcomes: { ...summary.outcomes },
    };
    if ((summary.outcomes.busy ?? 0) === 0 || round === MOST_ROUNDS) return sum;
    await sleep(PAUSE_MS * 2 ** round, { summary: 'repositories are being processed' });
  }
}

const backfill = (kinds: readonly string[]): Promise<BackfillSummary> =>
  inTurn(() =>
    executeChild(BackfillSince, {
      workflowId: BACKFILL_WORKFLOW_ID,
      args: [{ kinds }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      staticSummary: 'Map staged items again after a change of the ontology',
    }),
  );
