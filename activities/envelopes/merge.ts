/** Something that knows its place in the order of its part. */
export interface Sorted {
  readonly content: string;
  readonly line: string;
}

/**
 * Records as they lie on disk: each group is there as a whole once it is waited for, and is read off without waiting, which
 * costs a fraction of a promise for every record. A group is given once, and read to its end before the next is asked for.
 */
export type Groups<T> = AsyncIterable<Iterable<T>>;

/** Groups that are made here, so that who reads them has an array. */
export type Batches<T> = AsyncIterable<readonly T[]>;

interface Cursor<T> {
  head: T;
  group: Iterator<T>;
  readonly rest: AsyncIterator<Iterable<T>>;
}

const BATCH = 256;

/**
 * Merges sorted streams into one. Holds one group a stream, so memory does not grow with the records; equal contents
 * come next to each other, the smaller line first, so the result does not depend on the order of the streams.
 */
export async function* mergeSorted<T extends Sorted>(streams: readonly Groups<T>[]): Batches<T> {
  const heap: Cursor<T>[] = [];
  for (const stream of streams) {
    const cursor = await open(stream[Symbol.asyncIterator]());
    if (cursor !== null) push(heap, cursor);
  }
  try {
    let batch: T[] = [];
    for (let top = heap[0]; top !== undefined; top = heap[0]) {
      batch.push(top.head);
      const next = top.group.next();
      if (next.done !== true) top.head = next.value;
      else if (!(await openNextGroup(top))) dropTop(heap);
      sink(heap);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  } finally {
    for (const { rest } of heap) await rest.return?.();
  }
}

const NOTHING: readonly never[] = [];

async function open<T>(rest: AsyncIterator<Iterable<T>>): Promise<Cursor<T> | null> {
  const cursor: Cursor<T | null> = { head: null, group: NOTHING[Symbol.iterator](), rest };
  return (await openNextGroup(cursor)) ? (cursor as Cursor<T>) : null;
}

/** Goes to the first record of the next group that has one. False when there is none. */
async function openNextGroup<T>(cursor: Cursor<T>): Promise<boolean> {
  for (let next = await cursor.rest.next(); next.done !== true; next = await cursor.rest.next()) {
    cursor.group = next.value[Symbol.iterator]();
    const first = cursor.group.next();
    if (first.done === true) continue;
    cursor.head = first.value;
    return true;
  }
  return false;
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
