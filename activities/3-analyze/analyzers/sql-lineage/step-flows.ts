import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Flows } from './flows.ts';

/** What a program reads for a table goes into it. */
export function stepFlows({ path, lines, payload }: ItemOf<'program-step'>, flows: Flows): undefined {
  if (path === null) return;
  const { reads, writes, confidence, reason } = payload;
  for (const from of reads)
    for (const to of writes) flows.add({ from, to, statements: 1, confidence, reason }, { path, lines });
}
