import type { NodeFact } from '../../ontology/facts.ts';
import { contentHash } from '../../ontology/meaning-hash.ts';
import { ontology } from '../../ontology/ontology.ts';
import type { RetiredNode } from './retired.ts';

/** Rids of retiring nodes that come back under another key, as after a rename: they do not count as removed. */
export function rekeyedNodes(
  retiring: readonly RetiredNode[],
  created: readonly NodeFact[],
): ReadonlySet<string> {
  const offers = new Map<string, number>();
  for (const { family, props } of created) {
    const likeness = likenessOf(family, props);
    offers.set(likeness, (offers.get(likeness) ?? 0) + 1);
  }
  const found = new Set<string>();
  for (const { id, properties } of retiring) {
    const likeness = likenessOf(String(properties.family), properties);
    const left = offers.get(likeness) ?? 0;
    if (left === 0) continue;
    offers.set(likeness, left - 1);
    found.add(id);
  }
  return found;
}

function likenessOf(family: string, props: Readonly<Record<string, unknown>>): string {
  const label = ontology.labels[family];
  const names =
    label === undefined || label.alike.length === 0 ? Object.keys(label?.properties ?? {}) : label.alike;
  return contentHash(
    [family],
    Object.fromEntries(names.map((name) => [name, (props[name] ?? null) as string | null])),
  );
}
