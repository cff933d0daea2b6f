/** Something that knows its place in the order of its part. */
export interface Sorted {
  readonly content: string;
  readonly line: string;
}

interface Cursor<T> {
  head: T;
  readonly rest: AsyncIterator<T>;
}

/**
 * Merges sorted streams into one. Holds one record a stream, so memory does not grow with the records; equal contents
 * come next to each other, the smaller line first, so the result does not depend on the order of the streams.
 */
export async function* mergeSorted<T extends Sorted>(streams: readonly AsyncIterable<T>[]): AsyncIterable<T> {
  const heap: Cursor<T>[] = [];
  for (const stream of streams) {
    const rest = stream[Symbol.asyncIterator]();
    const first = await rest.next();
    if (!first.done) push(heap, { head: first.value, rest });
  }
  try {
    for (let top = heap[0]; top !== undefined; top = heap[0]) {
      yield top.head;
      const next = await top.rest.next();
      if (!next.done) top.head = next.value;
      else dropTop(heap);
      sink(heap);
    }
  } finally {
    for (const { rest } of heap) await rest.return?.();
  }
}

function push<T extends Sorted>(heap: Cursor<T>[], cursor: Cursor<T>): void {
  let at = heap.push(cursor) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(heap, at, parent)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function dropTop<T extends Sorted>(heap: Cursor<T>[]): void {
  const last = heap.pop();
  if (last !== undefined && heap.length > 0) heap[0] = last;
}

function sink<T extends Sorted>(heap: Cursor<T>[]): void {
  for (let at = 0; ; ) {
    const left = 2 * at + 1;
    const smaller = before(heap, left + 1, left) ? left + 1 : left;
    if (!before(heap, smaller, at)) return;
    swap(heap, at, smaller);
    at = smaller;
  }
}

function before<T extends Sorted>(heap: readonly Cursor<T>[], a: number, b: number): boolean {
  const one = heap[a]?.head;
  const other = heap[b]?.head;
  if (one === undefined || other === undefined) return false;
  if (one.content !== other.content) return one.content < other.content;
  return one.line < other.line;
}

function swap<T extends Sorted>(heap: Cursor<T>[], a: number, b: number): void {
  const held = heap[a] as Cursor<T>;
  heap[a] = heap[b] as Cursor<T>;
  heap[b] = held;
}
