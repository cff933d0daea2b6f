import { availableParallelism, loadavg } from 'node:os';

/** Processors and how much of them others took, as the table tells beside its figures. */
export const describeMachine = (): { readonly cores: number; readonly load: number } => ({
  cores: availableParallelism(),
  load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
});

/** A sentence for people when something else keeps the machine busy; null when it is quiet. */
export function busyWarning({
  cores,
  load,
}: {
  readonly cores: number;
  readonly load: number;
}): string | null {
  if (load <= cores / 2) return null;
  return `load average ${load} on ${cores} processors: something else is at work, and ratios will scatter`;
}
