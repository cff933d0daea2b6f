import type { Bench } from './bench.ts';
import { runSide, type Side, type SideRun } from './run-side.ts';

export type Runs<Name extends string> = Readonly<Record<Name, readonly SideRun[]>>;

/** How one side is run; what is done before (an empty folder, an empty graph) is not clocked. */
export type Contender = Side | (() => Promise<SideRun>);

/**
 * Runs the contenders in turn, A B A B …, after one round of warming up that does not count: caches of the disk and of the
 * servers are then the same for all, and what else the machine does falls on all alike. Sides that take minutes need none of
 * it (`warmUps` 0): then the first one pays for what is cold.
 */
export async function alternate<Name extends string>(
  bench: Pick<Bench, 'pairs' | 'scratch' | 'tell'>,
  contenders: Readonly<Record<Name, Contender>>,
  warmUps: 0 | 1 = 1,
): Promise<Runs<Name>> {
  const names = Object.keys(contenders) as Name[];
  const runs = Object.fromEntries(names.map((name) => [name, [] as SideRun[]])) as Record<Name, SideRun[]>;
  for (let round = 1 - warmUps; round <= bench.pairs; round += 1) {
    for (const name of names) {
      const contender = contenders[name];
      const run =
        typeof contender === 'function' ? await contender() : await runSide(contender, bench.scratch);
      bench.tell(`  ${round === 0 ? 'warm-up' : `round ${round}`} ${name}: ${run.seconds.toFixed(2)} s`);
      if (round > 0) runs[name].push(run);
    }
  }
  return runs;
}

export const secondsOf = (runs: readonly SideRun[]): number[] => runs.map(({ seconds }) => seconds);

/** Figures that the sides said of themselves. */
export const saidOf = (runs: readonly SideRun[], name: string): number[] =>
  runs.map(({ said }) => Number(said[name]));
