import type { RunProgress } from '../../workflows/messages.ts';
import type { Heartbeat } from './heartbeats.ts';

/** One line for people: phase, counts, time left where it can be told, and what is being tried again. */
export function progressLine(
  progress: RunProgress,
  heartbeats: readonly Heartbeat[],
  elapsed: number,
): string {
  const repo = progress.repo ?? 'address';
  if (progress.outcome === 'waiting') return `${repo}  waiting for a human's decision on removals`;
  const parts = [repo, progress.phase];
  if (progress.steps !== null && progress.steps.total > 0) {
    parts.push(
      `${progress.steps.done}/${progress.steps.total} tasks${timeLeft(progress, heartbeats, elapsed)}`,
    );
  }
  for (const beat of heartbeats) {
    if (beat.done !== null && beat.total !== null && beat.total > 0)
      parts.push(`${beat.activity} ${beat.done}/${beat.total}`);
    if (beat.attempt > 1) parts.push(`${beat.activity} try ${beat.attempt}: ${beat.trouble ?? 'no answer'}`);
  }
  return parts.join('  ');
}

/** Seconds left of the phase by its share done; told only once a tenth is done, when it begins to mean something. */
function timeLeft(progress: RunProgress, heartbeats: readonly Heartbeat[], elapsed: number): string {
  const { done, total } = progress.steps ?? { done: 0, total: 0 };
  const open = heartbeats.reduce(
    (sum, beat) => sum + (beat.done !== null && beat.total ? beat.done / beat.total : 0),
    0,
  );
  const share = total === 0 ? 0 : (done + Math.min(open, total - done)) / total;
  const before = Object.values(progress.phases).reduce<number>((sum, seconds) => sum + (seconds ?? 0), 0);
  const inPhase = elapsed - before;
  if (share < 0.1 || share >= 1 || inPhase < 2) return '';
  return `, about ${Math.ceil((inPhase * (1 - share)) / share)} s left`;
}
