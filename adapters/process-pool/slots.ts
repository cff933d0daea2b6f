/** A fixed number of places; who asks when all are taken waits for the next that is given back, in order of asking. */
export function createSlots<Slot>(slots: readonly Slot[]) {
  const idle = [...slots];
  const waiting: ((slot: Slot) => void)[] = [];

  function acquire(): Promise<Slot> {
    const slot = idle.pop();
    return slot === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(slot);
  }

  function release(slot: Slot): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(slot);
    else next(slot);
  }

  return { acquire, release };
}
