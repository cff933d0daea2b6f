import { HEARTBEAT_MS } from '../patience.ts';
import { type Fault, signal } from './fault.ts';

const VICTIMS = ['worker-a', 'worker-b', 'mine-worker', 'graph', 'temporal'] as const;
/** Longer than a heartbeat may take: somebody else takes the work over, and then the frozen one wakes up. */
const BEYOND_HEARTBEATS = [HEARTBEAT_MS + 2_000, HEARTBEAT_MS + 8_000] as const;

/** SIGSTOP, and SIGCONT later: a long pause of the machine. */
export const freeze: Fault = {
  name: 'freeze',
  missing: () => null,
  draw: (random) => {
    const long = random.between(0, 1) < 0.2;
    const victim = long ? random.oneOf(['worker-a', 'worker-b', 'mine-worker']) : random.oneOf(VICTIMS);
    const forMs = Math.round(long ? random.between(...BEYOND_HEARTBEATS) : random.between(500, 6_000));
    return {
      says: `freeze ${victim} for ${(forMs / 1000).toFixed(1)} s`,
      forMs,
      begin: async (arena) => {
        signal(arena, victim, 'SIGSTOP');
        return { end: async () => signal(arena, victim, 'SIGCONT'), damaged: [] };
      },
    };
  },
};
