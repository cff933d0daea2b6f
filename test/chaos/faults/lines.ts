import type { ServerName } from '../arena.ts';
import type { Fault } from './fault.ts';

const SERVERS: readonly ServerName[] = ['graph', 'temporal'];

/** Connections break and new ones are refused for a while. */
export const cut: Fault = {
  name: 'cut',
  missing: () => null,
  draw: (random) => {
    const server = random.oneOf(SERVERS);
    const forMs = random.whole(200, 8_000);
    return {
      says: `cut the lines to ${server} for ${(forMs / 1000).toFixed(1)} s`,
      forMs,
      begin: async ({ gates }) => {
        gates[server].shut();
        return { end: async () => gates[server].open(), damaged: [] };
      },
    };
  },
};

/** Nothing comes through and nothing breaks: what a lost packet filter does. */
export const silence: Fault = {
  name: 'silence',
  missing: () => null,
  draw: (random) => {
    const server = random.oneOf(SERVERS);
    const forMs = random.whole(500, 8_000);
    return {
      says: `silence ${server} for ${(forMs / 1000).toFixed(1)} s`,
      forMs,
      begin: async ({ gates }) => {
        gates[server].silence();
        return { end: async () => gates[server].open(), damaged: [] };
      },
    };
  },
};

/** Every chunk comes late, in both directions. */
export const slow: Fault = {
  name: 'slow',
  missing: () => null,
  draw: (random) => {
    const server = random.oneOf(SERVERS);
    const delayMs = random.whole(20, 400);
    const forMs = random.whole(1_000, 10_000);
    return {
      says: `slow the lines to ${server} by ${delayMs} ms for ${(forMs / 1000).toFixed(1)} s`,
      forMs,
      begin: async ({ gates }) => {
        gates[server].slow(delayMs);
        return { end: async () => gates[server].slow(0), damaged: [] };
      },
    };
  },
};
