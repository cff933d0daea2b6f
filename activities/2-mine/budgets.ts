import type { KnownItem } from '../../schemas/items/registry.ts';
import type { Reject } from '../../schemas/reject.ts';

/** Limits that count and never time, so the same content always meets the same fate (law 9). */
export const budgets = {
  /** Items from one file; the largest generated sources stay far below. */
  itemsPerFile: 20_000,
  itemsPerProject: 500_000,
  /** Characters of one item's payload as JSON. */
  payload: 1024 * 1024,
  /** Characters of all files of a project. */
  project: 256 * 1024 * 1024,
} as const;

export interface Within {
  readonly items: readonly KnownItem[];
  readonly rejects: readonly Reject[];
}

/** Keeps the first `most` items in the miner's own order and those that are not too large; the rest become rejects. */
export function keepWithin(items: readonly KnownItem[], most: number, path: string | null): Within {
  const rejects: Reject[] = [];
  if (items.length > most) {
    const detail = `${items.length} items, ${most} kept`;
    rejects.push({ kind: 'item', reason: 'too-many-items', path, lines: null, detail });
  }
  const kept: KnownItem[] = [];
  for (const item of items.slice(0, most)) {
    const size = JSON.stringify(item.payload)?.length ?? 0;
    if (size <= budgets.payload) kept.push(item);
    else rejects.push(tooLarge(item, size));
  }
  return { items: kept, rejects };
}

const tooLarge = (item: KnownItem, size: number): Reject => ({
  kind: item.kind,
  reason: 'too-large',
  path: item.path,
  lines: item.lines,
  detail: `payload of ${size} characters, at most ${budgets.payload}`,
});
