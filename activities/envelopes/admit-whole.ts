import type { Looked } from '../../schemas/looked.ts';
import type { Reject } from '../../schemas/reject.ts';
import type { RunRef } from '../../schemas/run.ts';
import { type Admitted, openIngress, type Producer } from './ingress.ts';
import { changedGroups, groupByPath, rejectLines, sayWhole, WHOLE } from './said.ts';

interface Spoken {
  readonly items: readonly { readonly path: string | null }[];
  readonly rejects: readonly Reject[];
}

/**
 * Checks and wraps what a producer of everything at once said, as far as it says something else than in the former run
 * (`before`). What is said as before is neither checked nor spelled again: both cost more than saying it.
 */
export function admitWhole(
  run: RunRef,
  producer: Producer,
  said: Spoken,
  key: string | null,
  before: Looked | undefined,
): { readonly admitted: Admitted; readonly looked: Looked } {
  const groups = groupByPath(
    said.items.map((item) => ({ path: pathOf(item), what: item })),
    said.rejects,
    (item) => JSON.stringify(item),
  );
  const ingress = openIngress(run, producer);
  for (const { items, rejects } of changedGroups(groups, before)) ingress.take({ items, rejects });
  const { items, rejects, kinds } = ingress.close();
  const all = sayWhole(
    groups,
    before,
    rejects.map((line) => JSON.parse(line) as Reject),
  );
  return {
    admitted: { items, rejects: rejectLines(all), kinds },
    looked: { piece: WHOLE, key, said: [...all] },
  };
}

/** Ingress refuses what is no path; until then it counts to the whole repository. */
const pathOf = ({ path }: { readonly path: unknown }): string | null =>
  typeof path === 'string' ? path : null;
