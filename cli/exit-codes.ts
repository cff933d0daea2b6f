import type { Outcome } from '../schemas/cli/process.ts';

/** Exit codes of every command. Rejects alone do not spoil a run. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, partial: 3, waiting: 4 } as const;

/** Exit code of a run's outcome. */
export const outcomeExitCodes = {
  complete: exitCodes.ok,
  unchanged: exitCodes.ok,
  partial: exitCodes.partial,
  waiting: exitCodes.waiting,
  busy: exitCodes.waiting,
  cancelled: exitCodes.failed,
  failed: exitCodes.failed,
} as const satisfies Record<Outcome, number>;

/** Bad arguments: the sentence is shown with the command's usage, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
