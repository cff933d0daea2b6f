import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { Failure } from '../../schemas/failures.ts';
import type { Analyzer } from './analyzer.ts';

type Declared = Pick<Analyzer, 'name' | 'reads' | 'produces'>;

/**
 * Analyzers in the order in which they may run: each wave reads only what miners and earlier waves said. Names are
 * sorted within a wave. Throws ContractBroken naming the analyzers that wait for each other.
 */
export function wavesOf(analyzers: readonly Declared[]): string[][] {
  const waves: string[][] = [];
  let waiting = [...analyzers].sort((a, b) => byCodeUnit(a.name, b.name));
  while (waiting.length > 0) {
    const ready = waiting.filter((one) => !waiting.some((other) => feeds(other, one)));
    if (ready.length === 0)
      throw new Failure('ContractBroken', `analyzers wait in a circle: ${circleIn(waiting)}`);
    waves.push(ready.map(({ name }) => name));
    waiting = waiting.filter((one) => !ready.includes(one));
  }
  return waves;
}

const feeds = (giver: Declared, taker: Declared): boolean =>
  giver.produces.some((kind) => taker.reads.includes(kind));

/** Walks from one that waits to one it waits for until a name comes again; every analyzer here waits for another. */
function circleIn(waiting: readonly Declared[]): string {
  const path: Declared[] = [];
  let at = waiting[0];
  while (at !== undefined && !path.includes(at)) {
    const taker = at;
    path.push(taker);
    at = waiting.find((giver) => feeds(giver, taker));
  }
  const circle = (at === undefined ? path : path.slice(path.indexOf(at))).reverse();
  return [...circle, circle[0]].map((one) => one?.name).join(' -> ');
}
