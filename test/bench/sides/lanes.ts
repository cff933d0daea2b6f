/** Does what it is given, so much of it at a time; the rest waits in its order. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

export function openLane(slots: number): Lane {
  const waiting: (() => void)[] = [];
  let free = slots;
  return async (work) => {
    if (free === 0) await new Promise<void>((go) => waiting.push(go));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The slot goes over to who waits longest.
      if (next === undefined) free += 1;
      else next();
    }
  };
}
