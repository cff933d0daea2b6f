import type { NodeFact } from '../../../ontology/facts.ts';
import { type Meaning, nameNow } from '../../../ontology/meaning.ts';
import { contentHash } from '../../../ontology/meaning-hash.ts';
import type { RetiredNode } from '../live/retired.ts';

/** Rids of retiring nodes that come back under another key, as after a rename: they do not count as removed. */
export function rekeyedNodes(
  retiring: readonly RetiredNode[],
  created: readonly NodeFact[],
  meaning: Meaning,
): ReadonlySet<string> {
  const offers = new Map<string, number>();
  for (const { family, props } of created) {
    const likeness = likenessOf(meaning, family, props);
    offers.set(likeness, (offers.get(likeness) ?? 0) + 1);
  }
  const found = new Set<string>();
  for (const { id, properties } of retiring) {
    const likeness = likenessOf(meaning, String(properties.family), properties);
    const left = offers.get(likeness) ?? 0;
    if (left === 0) continue;
    offers.set(likeness, left - 1);
    found.add(id);
  }
  return found;
}

function likenessOf(
  { ontology, moves }: Meaning,
  said: string,
  props: Readonly<Record<string, unknown>>,
): string {
  // Under the name that it has now: what comes back under another label is no removal either.
  const family = ontology.labels[said] === undefined ? (nameNow(moves, 'label', said) ?? said) : said;
  const label = ontology.labels[family];
  const names =
    label === undefined || label.alike.length === 0 ? Object.keys(label?.properties ?? {}) : label.alike;
  return contentHash(
    [family],
    Object.fromEntries(names.map((name) => [name, (props[name] ?? null) as string | null])),
  );
}
