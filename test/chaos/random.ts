/** Numbers that follow from a seed alone (mulberry32), so that a seed that fails can be played again. */
export interface Random {
  /** From `low` up to, but not including, `high`. */
  readonly between: (low: number, high: number) => number;
  readonly whole: (low: number, high: number) => number;
  readonly oneOf: <T>(values: readonly T[]) => T;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + next() * (high - low);
  const whole = (low: number, high: number): number => Math.floor(between(low, high + 1));
  return {
    between,
    whole,
    oneOf: <T>(values: readonly T[]): T => values[whole(0, values.length - 1)] as T,
  };
}
