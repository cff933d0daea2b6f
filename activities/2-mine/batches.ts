import type { Staging } from '../../adapters/staging/staging.ts';
import { byCodeUnit, canonicalJson } from '../../schemas/canonical-json.ts';
import type { Looked } from '../../schemas/looked.ts';
import type { PartRef } from '../../schemas/part-ref.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import type { Unseen } from '../../schemas/unseen.ts';
import type { Admitted } from '../envelopes/ingress.ts';
import { type Batches, type Groups, mergeSorted, type Sorted } from '../envelopes/merge.ts';

/**
 * What a batch of a task came to. It is staged as one part, so that a retry finds all of it or nothing: were items and
 * unseen files two parts, a crash between them could lose a file in silence.
 */
export interface BatchResult {
  readonly admitted: readonly Pick<Admitted, 'items' | 'rejects'>[];
  readonly unseen: readonly Unseen[];
  readonly looked: readonly Looked[];
}

// Each line of a batch part is a JSON array of a mark and the record; sorted lines are sorted records of each mark.
const marks = {
  item: '["item",',
  reject: '["reject",',
  unseen: '["unseen",',
  looked: '["looked",',
} as const;
type Mark = keyof typeof marks;

const wrap = (mark: Mark, record: string): string => `${marks[mark]}${record}]`;

/** Lines of a batch part, sorted. */
export function batchLines({ admitted, unseen, looked }: BatchResult): readonly string[] {
  const lines: string[] = [];
  for (const { items, rejects } of admitted) {
    for (const item of items) lines.push(wrap('item', item));
    for (const reject of rejects) lines.push(wrap('reject', reject));
  }
  for (const file of unseen) lines.push(wrap('unseen', canonicalJson(file)));
  for (const piece of looked) lines.push(wrap('looked', canonicalJson(piece)));
  return lines.sort(byCodeUnit);
}

/**
 * The parts of a task from those of its batches. Envelopes of one run differ only in kind, payload and source, and these
 * are the first differing keys of the canonical line in this order: so line order is the order that staging wants.
 */
export async function joinBatches(
  staging: Staging,
  run: RunRef,
  task: { readonly producer: string; readonly name: string; readonly kinds: readonly string[] },
  batches: readonly PartRef[],
): Promise<MinedParts> {
  const { producer, name } = task;
  const write = (mark: Mark, ending: string) => {
    const streams = batches.map((part) => recordsOf(staging, part, mark));
    return staging.writePart(run, `${name}.${ending}.jsonl`, linesOf(mergeSorted(streams)));
  };
  const items = await write('item', 'items');
  const rejects = await write('reject', 'rejects');
  const unseen = await write('unseen', 'unseen');
  return {
    producer,
    items: [items],
    rejects: [rejects],
    kinds: [...task.kinds],
    looked: await write('looked', 'looked'),
    ...(unseen.count > 0 ? { unseen } : {}),
  };
}

async function* recordsOf(staging: Staging, part: PartRef, mark: Mark): Groups<Sorted> {
  const head = marks[mark];
  function* unmarked(lines: Iterable<string>): Iterable<Sorted> {
    for (const marked of lines) {
      if (!marked.startsWith(head)) continue;
      const line = marked.slice(head.length, -1);
      yield { content: line, line };
    }
  }
  for await (const lines of staging.readGroups(part)) yield unmarked(lines);
}

async function* linesOf(batches: Batches<Sorted>): Batches<string> {
  for await (const batch of batches) yield batch.map(({ line }) => line);
}
