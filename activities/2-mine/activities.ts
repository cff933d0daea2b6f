import { Context } from '@temporalio/activity';
import { Failure } from '../../schemas/failures.ts';
import type { MinedParts, MineTask, RunRef, Snapshot } from '../../schemas/run.ts';
import { type MineDependencies, type MineRequest, mineTask, type Progress, readCensus } from './mine-task.ts';
import type { Miner } from './miner.ts';
import { miners as allMiners } from './miners/registry.ts';
import { chosenMiners, isGiven, shareOut } from './plan.ts';

/** A third of the shortest heartbeat timeout: one lost beat does no harm. */
const BEAT_MS = 10_000;

export type MineActivities = ReturnType<typeof createMineActivities>;

/** The mine phase: planMining shares out the work, mine does one share. */
export function createMineActivities(
  deps: MineDependencies,
  miners: Readonly<Record<string, Miner>> = allMiners,
) {
  async function planMining({
    snapshot,
  }: {
    readonly run: RunRef;
    readonly snapshot: Snapshot;
  }): Promise<{ tasks: MineTask[] }> {
    const chosen = chosenMiners(snapshot.profile, miners);
    const counts = new Map(
      chosen.map((miner) => [miner, miner.unit === 'project' ? miner.roots(snapshot.profile).length : 0]),
    );
    for await (const file of readCensus(deps.staging, snapshot)) {
      for (const miner of chosen)
        if (isGiven(miner, file, snapshot.profile)) counts.set(miner, (counts.get(miner) ?? 0) + 1);
    }
    return {
      tasks: chosen.flatMap((miner) =>
        shareOut(miner, miner.unit === 'history' ? 1 : (counts.get(miner) ?? 0)),
      ),
    };
  }

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
