import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { Reject, RejectCount } from '../../schemas/reject.ts';

/** Rejects by kind and reason. */
export interface RejectTally {
  readonly add: (reject: Reject) => void;
  readonly counts: () => RejectCount[];
}

export function openRejectTally(): RejectTally {
  const counts = new Map<string, RejectCount>();
  return {
    add: ({ kind, reason }) => {
      const key = `${kind}\n${reason}`;
      counts.set(key, { kind, reason, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    counts: () =>
      [...counts.values()].sort((a, b) => byCodeUnit(a.kind, b.kind) || byCodeUnit(a.reason, b.reason)),
  };
}
