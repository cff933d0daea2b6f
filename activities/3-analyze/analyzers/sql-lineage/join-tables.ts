import { type AmbiguousName, sameTables } from '../../../../languages/sql/same-table/same-tables.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';
import { byPlace, type Flows, type Place } from './flows.ts';
import type { PlacedUse } from './named-tables.ts';

/** Adds flows between the names of one table, said where the shorter name stands first; tells names that may mean several. */
export function joinTables(uses: readonly PlacedUse[], flows: Flows): readonly ItemOf<'finding'>[] {
  const first = new Map<string, Place>();
  for (const { name, path, lines } of uses) {
    const known = first.get(name);
    if (known === undefined || byPlace({ path, lines }, known) < 0) first.set(name, { path, lines });
  }
  const placeOf = (name: string): Place => first.get(name) ?? { path: '', lines: null };
  const { joins, ambiguous } = sameTables(uses);
  for (const { shorter, ...flow } of joins) flows.add({ ...flow, statements: 0 }, placeOf(shorter));
  return ambiguous.map((one) => tell(one, placeOf(one.name)));
}

const tell = ({ name, candidates }: AmbiguousName, { path, lines }: Place): ItemOf<'finding'> => ({
  kind: 'finding',
  path,
  lines,
  payload: { reason: 'ambiguous-table', what: name, detail: `may be ${candidates.join(' or ')}` },
});
