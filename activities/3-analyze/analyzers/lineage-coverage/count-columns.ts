import type { ItemOf, Payload } from '../../../../schemas/items/registry.ts';
import type { Reason } from '../../../../schemas/reason.ts';
import type { Inputs } from '../../analyzer.ts';
import { knownTables } from '../column-lineage/known-tables.ts';
import type { Tally } from './tally.ts';

type ColumnKinds = 'column-flow' | 'table-columns' | 'finding';

/** Reasons for which a column's origin is not known. */
const COLUMN_HOLES: ReadonlySet<Reason> = new Set<Reason>(['ambiguous-column', 'dialect', 'dynamic-sql', 'macro', 'too-large']);

/** Columns that something here fills, once for each place that fills them; a star that stays open counts as one column. */
export function countColumns(inputs: Inputs<ColumnKinds>, minerOf: (path: string) => string, tally: Tally): undefined {
  const reasons = reasonsAt(inputs.finding);
  for (const [path, all] of Map.groupBy(inputs['column-flow'], ({ path }) => path ?? ''))
    for (const flows of Map.groupBy(all, columnOf).values()) {
      const open = flows.every(({ payload }) => payload.flow === 'unknown') ? reasons(flows[0]) : [];
      tally.add({ miner: minerOf(path), subject: 'column' }, path, open);
    }
  const known = knownTables(inputs['table-columns']);
  for (const { path, payload } of inputs['table-columns'])
    for (const { table } of payload.stars) {
      const columns = known.get(table) ?? null;
      if (path !== null && (columns === null || columns === 'several'))
        tally.add({ miner: minerOf(path), subject: 'column' }, path, ['star-without-schema']);
    }
}

const columnOf = ({ payload }: ItemOf<'column-flow'>): string => JSON.stringify([payload.by, payload.table, payload.column]);

function reasonsAt(findings: readonly ItemOf<'finding'>[]) {
  const places = Map.groupBy(
    findings.filter(({ payload }) => COLUMN_HOLES.has(payload.reason)),
    ({ path, lines }) => JSON.stringify([path, lines]),
  );
  return (flow: ItemOf<'column-flow'> | undefined): Payload<'finding'>['reason'][] => {
    const found = places.get(JSON.stringify([flow?.path, flow?.lines])) ?? [];
    return found.length === 0 ? ['star-without-schema'] : found.map(({ payload }) => payload.reason);
  };
}
