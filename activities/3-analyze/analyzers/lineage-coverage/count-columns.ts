import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Reason } from '../../../../schemas/reason.ts';
import type { Inputs } from '../../analyzer.ts';
import type { Tally } from './tally.ts';

type Flow = ItemOf<'column-flow'>;
type Finding = ItemOf<'finding'>;

/** Reasons for which the origin of one column is not known. */
const COLUMN_HOLES: ReadonlySet<Reason> = new Set<Reason>([
  'ambiguous-column',
  'dialect',
  'dynamic-sql',
  'macro',
  'too-large',
]);

/**
 * Columns that something here fills, once for each place that fills them. How many columns a star stands for is not known
 * while it is open: it counts as one.
 */
export function countColumns(
  inputs: Inputs<'column-flow' | 'finding'>,
  minerOf: (path: string) => string,
  tally: Tally,
): undefined {
  const reasonsAt = reasonsByPlace(inputs.finding);
  for (const flows of Map.groupBy(inputs['column-flow'], columnOf).values()) {
    const path = flows[0]?.path ?? null;
    const isOpen = flows.every(({ payload }) => payload.flow === 'unknown');
    if (path !== null)
      tally.add({ miner: minerOf(path), subject: 'column' }, path, isOpen ? reasonsAt(flows) : []);
  }
  for (const path of openStars(inputs.finding))
    tally.add({ miner: minerOf(path), subject: 'column' }, path, ['star-without-schema']);
}

const columnOf = ({ path, payload: { by, table, column } }: Flow): string =>
  JSON.stringify([path, by, table, column]);
const placeOf = ({ path, lines }: Flow | Finding): string => JSON.stringify([path, lines]);

function reasonsByPlace(findings: readonly Finding[]): (flows: readonly Flow[]) => readonly Reason[] {
  const holes = findings.filter(({ payload }) => COLUMN_HOLES.has(payload.reason));
  const places = Map.groupBy(holes, placeOf);
  return (flows) => {
    const found = flows.flatMap((flow) => places.get(placeOf(flow)) ?? []);
    return found.length === 0 ? ['dynamic-name'] : found.map(({ payload }) => payload.reason);
  };
}

/** The file of each star that is open, once for each star of a statement. */
function openStars(findings: readonly Finding[]): readonly string[] {
  const stars = findings.filter(({ payload }) => payload.reason === 'star-without-schema');
  const groups = Map.groupBy(stars, (one) => JSON.stringify([one.path, one.lines, one.payload.what]));
  return [...groups.values()].flatMap(([first]) => first?.path ?? []);
}
