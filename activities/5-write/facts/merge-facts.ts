import type { FactProperties, FactValue, Place } from '../../../ontology/facts.ts';
import type { Properties } from '../../../ontology/ontology-schema.ts';
import { byCodeUnit, canonicalJson } from '../../../schemas/canonical-json.ts';

interface Fact {
  readonly props: FactProperties;
  readonly place: Place;
  readonly adds?: true;
}

export type Merged<F extends Fact> = { readonly fact: F } | { readonly conflict: string };

/**
 * Two items that speak of one fact: what one does not know the other adds. Where both know and differ, the ontology
 * may say which value is kept; otherwise they conflict. The result is the same in either order.
 */
export function mergeFacts<F extends Fact>(a: F, b: F, known: Properties): Merged<F> {
  const props: Record<string, FactValue> = { ...a.props };
  for (const [name, value] of Object.entries(b.props)) {
    const other = props[name] ?? null;
    if (value === null || sameValue(other, value)) continue;
    if (other === null) props[name] = value;
    else if (known[name]?.merge === 'least') props[name] = least(other, value);
    else return { conflict: name };
  }
  const asserting = a.adds === true ? b : a;
  return { fact: { ...asserting, props, place: byPlace(a.place, b.place) <= 0 ? a.place : b.place } };
}

const sameValue = (a: FactValue, b: FactValue): boolean => a === b || canonicalJson(a) === canonicalJson(b);

const least = (a: FactValue, b: FactValue): FactValue =>
  byCodeUnit(canonicalJson(a), canonicalJson(b)) <= 0 ? a : b;

/** The first place by path, line and miner speaks for the fact; a place without lines comes last. */
function byPlace(a: Place, b: Place): number {
  return (
    byCodeUnit(a.path ?? LAST, b.path ?? LAST) ||
    (a.lines?.[0] ?? Infinity) - (b.lines?.[0] ?? Infinity) ||
    (a.lines?.[1] ?? Infinity) - (b.lines?.[1] ?? Infinity) ||
    byCodeUnit(`${a.miner}@${a.miner_version}`, `${b.miner}@${b.miner_version}`) ||
    0
  );
}

const LAST = '\uffff';
