import { upsertSearchAttributes } from '@temporalio/workflow';
import { duplicatesIn, type GraphCheck } from '../schemas/graph-check.ts';
import { edgeLane, write } from './activity-options.ts';
import type { CheckGraphInput } from './messages.ts';
import { attributes } from './search-attributes.ts';

/**
 * Looks for facts that stand in the graph more than once: every night, by the schedule `graph-check`, and then it writes
 * nothing. Asked for by a person with `{"repair": true}` it leaves one of each edge, and looks again.
 */
export async function CheckGraph({ repair = false }: CheckGraphInput = {}): Promise<GraphCheck> {
  const found = await write.checkGraph();
  const check = repair && found.duplicate_edges > 0 ? await repaired() : found;
  const outcome = duplicatesIn(check) === 0 ? 'complete' : 'failed';
  upsertSearchAttributes([{ key: attributes.outcome, value: outcome }]);
  return check;
}

async function repaired(): Promise<GraphCheck> {
  const { removed } = await edgeLane.dropDuplicates();
  return { ...(await write.checkGraph()), removed };
}
