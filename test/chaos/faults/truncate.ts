import { existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Fault, nothingToUndo } from './fault.ts';

/** A staged part loses its end, as after a crash of a disk that lied about what it had written. */
export const truncate: Fault = {
  name: 'truncate',
  missing: () => null,
  draw: (random) => {
    const place = random.between(0, 1);
    const keep = random.between(0, 1);
    return {
      says: 'truncate a staged part',
      forMs: 0,
      begin: async (arena) => {
        const staging = join(arena.home(), 'data', 'staging');
        const parts = partsBelow(staging);
        const chosen = parts[Math.floor(place * parts.length)];
        if (chosen === undefined) return nothingToUndo;
        truncateSync(chosen, Math.floor(statSync(chosen).size * keep));
        return { end: async () => undefined, damaged: [relative(staging, chosen)] };
      },
    };
  },
};

/** Parts with records, sorted; what is still being written under a name of its own is no part yet. */
function partsBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => existsSync(path) && statSync(path).size > 0)
    .sort();
}
