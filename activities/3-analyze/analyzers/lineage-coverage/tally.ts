import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import type { Reason } from '../../../../schemas/reason.ts';

type Coverage = Payload<'coverage'>;
type Kind = Pick<Coverage, 'miner' | 'subject'>;

interface Count extends Kind {
  readonly path: string;
  total: number;
  readonly open: Map<Reason, number>;
}

export type Tally = ReturnType<typeof createTally>;

/** Counts what was seen, file by file; of several reasons the first by its name stands for one that is open. */
export function createTally() {
  const counts = new Map<string, Count>();

  function add(kind: Kind, path: string, reasons: Iterable<Reason>): undefined {
    const key = JSON.stringify([path, kind.miner, kind.subject]);
    const count = counts.get(key) ?? { ...kind, path, total: 0, open: new Map() };
    counts.set(key, count);
    count.total += 1;
    const [first] = [...reasons].sort(byCodeUnit);
    if (first !== undefined) count.open.set(first, (count.open.get(first) ?? 0) + 1);
  }

  return {
    add,
    items: (): ItemOf<'coverage'>[] =>
      [...counts].sort(([a], [b]) => byCodeUnit(a, b)).map(([, count]) => itemOf(count)),
  };
}

function itemOf({ path, miner, subject, total, open }: Count): ItemOf<'coverage'> {
  const reasons = [...open]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([reason, count]) => ({ reason, count }));
  const left = reasons.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: 'coverage',
    path,
    lines: null,
    payload: { miner, subject, total, resolved: total - left, open: reasons },
  };
}
