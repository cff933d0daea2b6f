import { upsertSearchAttributes } from '@temporalio/workflow';
import { duplicatesIn, type GraphCheck } from '../schemas/graph-check.ts';
import { write } from './activity-options.ts';
import { attributes } from './search-attributes.ts';

/** Looks for facts that stand in the graph more than once; writes nothing. Every night, by the schedule `graph-check`. */
export async function CheckGraph(): Promise<GraphCheck> {
  const check = await write.checkGraph();
  const outcome = duplicatesIn(check) === 0 ? 'complete' : 'failed';
  upsertSearchAttributes([{ key: attributes.outcome, value: outcome }]);
  return check;
}
