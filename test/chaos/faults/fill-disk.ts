import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

const BALLAST = Buffer.alloc(256 * 1024);

/** Nothing more fits on the disk of staging, until somebody makes room. */
export const fillDisk: Fault = {
  name: 'fill-disk',
  missing: (arena) => (arena.hasSmallDisk() ? null : 'no right to mount a small disk for staging'),
  draw: (random) => {
    const forMs = random.whole(500, 6_000);
    return {
      says: `fill the disk of staging for ${(forMs / 1000).toFixed(1)} s`,
      forMs,
      begin: async (arena) => {
        const path = join(arena.home(), 'data', 'staging', '.ballast');
        fill(path);
        return { end: async () => rmSync(path, { force: true }), damaged: [] };
      },
    };
  },
};

function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, BALLAST);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}
