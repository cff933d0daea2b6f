import { workflowInfo } from '@temporalio/workflow';
import { edgeLane, write } from '../activity-options.ts';
import type { RunRecord } from './run-record.ts';

/**
 * Writes runs that staging keeps once more, each under its own number and as it was decided then: facts are live and closed
 * from and to the runs that they were before. What cannot be read any more is passed over.
 */
export async function replayRuns(repo: string, record: RunRecord): Promise<{ readonly more: boolean }> {
  const { runs, more } = await write.listReplayable({ repo });
  const replay = `replay-${workflowInfo().runId.slice(0, 8)}`;
  await record.during('write', async () => {
    record.expect(runs.length);
    for (const run_id of runs) {
      await replayRun({ repo, run_id, replay });
      record.step();
    }
  });
  return { more };
}

async function replayRun(request: { repo: string; run_id: string; replay: string }): Promise<void> {
  const planned = await write.planReplay(request);
  if (planned === null) return;
  const { run, sealed, plan, hold } = planned;
  const nodes = await write.writeNodes({ run, plan });
  const edges = await edgeLane.writeEdges({ run, plan });
  const retired = await edgeLane.retireFacts({ run, plan, hold });
  await write.finishWrite({ run, sealed, plan, receipts: [nodes, edges, retired] });
}
