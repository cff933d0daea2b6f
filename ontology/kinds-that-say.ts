import { HOLDERS } from './changes/steps/map-kind.ts';
import type { Facts } from './facts.ts';
import kindsByName from './generated/kinds.json' with { type: 'json' };
import { type Meaning, nameNow } from './meaning.ts';

/**
 * Kinds of items that can say one of these facts. A kind says only what it names, so of a node it must name the label, of an
 * edge the type and the labels of both ends: under any of the meanings, since a name may have moved.
 */
export function kindsThatSay(said: Iterable<Facts>, meanings: readonly Meaning[]): ReadonlySet<string> {
  const sorts = sortsOf(said);
  const kinds = new Set<string>();
  for (const [kind, named] of namesByKind(meanings))
    if (sorts.some((names) => names.every((name) => named.has(name)))) kinds.add(kind);
  return kinds;
}

/** The names that a fact needs, each set of names once. */
function sortsOf(said: Iterable<Facts>): readonly (readonly string[])[] {
  const sorts = new Map<string, readonly string[]>();
  const add = (...names: string[]): void => void sorts.set(names.join(' '), names);
  for (const { nodes, edges } of said) {
    for (const { family } of nodes) add(family);
    for (const { type, from, to } of edges) add(type, from.family, to.family);
  }
  return [...sorts.values()];
}

/** Of code by the table that is made of its sources, of rules by what they make. */
function* namesByKind(meanings: readonly Meaning[]): Iterable<readonly [string, ReadonlySet<string>]> {
  for (const meaning of meanings) {
    const today = (name: string): string[] =>
      (['label', 'type'] as const).flatMap((what) => nameNow(meaning.moves, what, name) ?? []);
    for (const [kind, names] of Object.entries(kindsByName)) yield [kind, new Set(names.flatMap(today))];
    const holders = HOLDERS.flatMap(({ family, type }) => [...today(family), ...today(type)]);
    for (const { kind, label } of meaning.ontology.kinds) yield [kind, new Set([label, ...holders])];
  }
}
