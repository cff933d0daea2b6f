import type { Arena } from '../arena.ts';
import type { Random } from '../random.ts';

/** One kind of harm. It is chosen whole before the play begins, so a seed always does the same. */
export interface Fault {
  readonly name: string;
  /** Why it cannot be played on this machine; null where it can. */
  readonly missing: (arena: Arena) => string | null;
  /** Draws what exactly is done. */
  readonly draw: (random: Random) => Harm;
}

export interface Harm {
  /** For people, e.g. `kill worker-a`. */
  readonly says: string;
  /** Milliseconds for which it lasts; 0 for what is done in a moment. */
  readonly forMs: number;
  /** Does it, and answers how it ends; what it damaged for good is told to the judges. */
  readonly begin: (arena: Arena) => Promise<Undo>;
}

export interface Undo {
  readonly end: () => Promise<void>;
  /** Staged files that will not be what their index says. */
  readonly damaged: readonly string[];
}

export const nothingToUndo: Undo = { end: async () => undefined, damaged: [] };

/** Sends a signal to a process of the arena, if it lives just now. */
export function signal(arena: Arena, name: string, signal: NodeJS.Signals): void {
  const record = arena.processes().get(name)?.state().process;
  if (record == null) return;
  try {
    process.kill(record.pid, signal);
  } catch (error) {
    // It may have ended by itself in this very moment.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
