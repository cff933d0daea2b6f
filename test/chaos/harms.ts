import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena } from './arena.ts';
import type { Fault, Harm } from './faults/fault.ts';
import type { Random } from './random.ts';

/** A harm and when it begins, counted from the start of the play. */
export interface Appointment {
  readonly atMs: number;
  readonly harm: Harm;
}

/** Three to seven harms somewhere in the time that an undisturbed play takes. */
export function drawHarms(random: Random, faults: readonly Fault[], spanMs: number): readonly Appointment[] {
  const count = random.whole(3, 7);
  const drawn = Array.from({ length: count }, () => ({
    atMs: random.whole(500, Math.max(1_000, spanMs)),
    harm: random.oneOf(faults).draw(random),
  }));
  return drawn.sort((a, b) => a.atMs - b.atMs);
}

/** Does each harm in its time and ends it again; answers what is damaged for good. Ends early, all harms undone, on `signal`. */
export async function doHarms(
  arena: Arena,
  appointments: readonly Appointment[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const damaged: string[] = [];
  await Promise.all(
    appointments.map(async ({ atMs, harm }) => {
      await sleep(atMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const undo = await harm.begin(arena);
      damaged.push(...undo.damaged);
      await sleep(harm.forMs, undefined, { signal }).catch(() => undefined);
      await undo.end();
    }),
  );
  return damaged.sort();
}
