import { type Fault, nothingToUndo, signal } from './fault.ts';

const VICTIMS = ['worker-a', 'worker-b', 'mine-worker', 'graph', 'temporal'] as const;

/** SIGKILL: what a machine that loses its power leaves behind. Somebody starts the process again. */
export const kill: Fault = {
  name: 'kill',
  missing: () => null,
  draw: (random) => {
    const victim = random.oneOf(VICTIMS);
    return {
      says: `kill ${victim}`,
      forMs: 0,
      begin: async (arena) => {
        signal(arena, victim, 'SIGKILL');
        return nothingToUndo;
      },
    };
  },
};
