import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { PartRef } from '../../schemas/part-ref.ts';

/** Takes lines in any order without keeping them in memory. */
export interface Spool {
  readonly add: (line: string) => Promise<void>;
  /** Sorted parts of all that was added. */
  readonly close: () => Promise<readonly PartRef[]>;
}

const LINES_A_PART = 10_000;

/** `write` is given the number of the part and its sorted lines. */
export function openSpool(write: (nth: number, lines: readonly string[]) => Promise<PartRef>): Spool {
  const parts: PartRef[] = [];
  let lines: string[] = [];
  async function flush(): Promise<void> {
    const sorted = lines.sort(byCodeUnit);
    lines = [];
    parts.push(await write(parts.length, sorted));
  }
  return {
    add: async (line) => {
      lines.push(line);
      if (lines.length >= LINES_A_PART) await flush();
    },
    close: async () => {
      if (lines.length > 0) await flush();
      return parts;
    },
  };
}
