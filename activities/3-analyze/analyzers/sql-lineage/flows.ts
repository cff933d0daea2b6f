import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';

/** A place in a file. */
export interface Place {
  readonly path: string;
  readonly lines: [number, number] | null;
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  /** 1 for a statement or a model that says so, 0 where two names are taken for one table. */
  readonly statements: 0 | 1;
  readonly confidence: number;
  readonly reason: string | null;
}

export type Flows = ReturnType<typeof createFlows>;

/** Gathers what several places say of the same two tables: the surest counts, the first place speaks for it. */
export function createFlows() {
  const gathered = new Map<string, ItemOf<'table-flow'>>();

  function add(flow: Flow, place: Place): void {
    const key = `${flow.from}\u0000${flow.to}`;
    const known = gathered.get(key);
    gathered.set(key, known === undefined ? itemOf(flow, place) : together(known, flow, place));
  }

  return { add, items: (): readonly ItemOf<'table-flow'>[] => [...gathered.values()] };
}

const itemOf = (flow: Flow, { path, lines }: Place): ItemOf<'table-flow'> => ({
  kind: 'table-flow',
  path,
  lines,
  payload: { ...flow },
});

function together(known: ItemOf<'table-flow'>, flow: Flow, place: Place): ItemOf<'table-flow'> {
  const { payload } = known;
  const first = { path: known.path ?? '', lines: known.lines };
  const { confidence, reason } = bySureness(payload, flow) <= 0 ? payload : flow;
  return {
    kind: 'table-flow',
    ...(byPlace(first, place) <= 0 ? first : place),
    payload: { ...payload, confidence, reason, statements: payload.statements + flow.statements },
  };
}

type Sureness = Pick<Flow, 'confidence' | 'reason'>;

const bySureness = (a: Sureness, b: Sureness): number =>
  b.confidence - a.confidence || byCodeUnit(a.reason ?? '', b.reason ?? '');

export const byPlace = (a: Place, b: Place): number =>
  byCodeUnit(a.path, b.path) ||
  (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0) ||
  (a.lines?.[1] ?? 0) - (b.lines?.[1] ?? 0);
