import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { PartRef } from '../../schemas/part-ref.ts';

/** Takes lines in any order; what is full is written at the next `settle`, so memory stays flat when that comes often. */
export interface Spool {
  readonly add: (line: string) => void;
  readonly settle: () => Promise<void>;
  /** Sorted parts of all that was added. */
  readonly close: () => Promise<readonly PartRef[]>;
}

const LINES_A_PART = 10_000;

/** `write` is given the number of the part and its sorted lines. Which lines a part holds does not depend on `settle`. */
export function openSpool(write: (nth: number, lines: readonly string[]) => Promise<PartRef>): Spool {
  const parts: PartRef[] = [];
  const lines: string[] = [];
  async function flush(least: number): Promise<void> {
    while (lines.length >= least) parts.push(await write(parts.length, take()));
  }
  const take = (): readonly string[] => lines.splice(0, LINES_A_PART).sort(byCodeUnit);
  return {
    add: (line) => void lines.push(line),
    settle: () => flush(LINES_A_PART),
    close: async () => {
      await flush(1);
      return parts;
    },
  };
}
