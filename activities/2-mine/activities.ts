import { Context } from '@temporalio/activity';
import { Failure } from '../../schemas/failures.ts';
import type { MinedParts, RunRef, Snapshot } from '../../schemas/run.ts';
import { type MineDependencies, type MineRequest, mineTask, type Progress } from './mine-task.ts';
import type { Miner } from './miner.ts';
import { miners as allMiners } from './miners/registry.ts';
import { planTasks } from './plan-tasks.ts';

/** A third of the shortest heartbeat timeout: one lost beat does no harm. */
const BEAT_MS = 10_000;

export type MineActivities = ReturnType<typeof createMineActivities>;

/** The mine phase: planMining shares out the work, mine does one share. */
export function createMineActivities(
  deps: MineDependencies,
  miners: Readonly<Record<string, Miner>> = allMiners,
) {
  const planMining = async ({ snapshot }: { readonly run: RunRef; readonly snapshot: Snapshot }) => ({
    tasks: await planTasks(deps.staging, snapshot, miners),
  });

  async function mine(request: MineRequest): Promise<MinedParts> {
    const miner = Object.hasOwn(miners, request.task.miner) ? miners[request.task.miner] : undefined;
    if (miner === undefined) throw new Failure('ContractBroken', `no miner is called ${request.task.miner}`);
    const context = Context.current();
    let progress: Progress = { done: 0, total: null };
    const beat = (): void => context.heartbeat({ miner: miner.name, from: request.task.from, ...progress });
    const timer = setInterval(beat, BEAT_MS);
    try {
      beat();
      return await mineTask(deps, miner, request, {
        signal: context.cancellationSignal,
        tell: (now) => {
          progress = now;
          beat();
        },
      });
    } finally {
      clearInterval(timer);
    }
  }

  return { planMining, mine };
}
